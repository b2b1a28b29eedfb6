/** Text for people and scripts: tables, JSON, CSV, progress, and the escaping of what an input wants to print. */
package dev.lockstep.cli.text;
