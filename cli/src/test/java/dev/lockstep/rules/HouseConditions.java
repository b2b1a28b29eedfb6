package dev.lockstep.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions that ArchUnit does not bring along. */
final class HouseConditions {
  private HouseConditions() {}

  static ArchCondition<JavaClass> beRecordsOrSealed() {
    return new ArchCondition<>("be records, enums or sealed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean immutable = type.isRecord() || type.isEnum() || type.reflect().isSealed();
        events.add(new SimpleConditionEvent(type, immutable, type.getName() + " is neither record, enum nor sealed"));
      }
    };
  }

  static ArchCondition<JavaField> nameTheirUnit() {
    return new ArchCondition<>("name their unit (Nanos, Millis, Seconds)") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        events.add(new SimpleConditionEvent(field, TimeNames.hasUnit(field.getName()), field.getFullName() + " does not name its unit"));
      }
    };
  }
}
