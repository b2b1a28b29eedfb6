package dev.lockstep.rules.planted.names.reports;

final class OrderManager {}
