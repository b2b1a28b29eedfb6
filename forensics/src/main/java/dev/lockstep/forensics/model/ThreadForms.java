package dev.lockstep.forensics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Forms of threads by small numbers, so that half a million rows name theirs without leading to an object each. What is asked of all
 * threads lies together in one small array.
 */
public final class ThreadForms {
  static final int WAITS = 1;
  static final int HOLDS = 2;
  static final int NAMED = 4;

  private final List<ThreadForm> forms = new ArrayList<>();
  private byte[] answers = new byte[64];

  /** The number of the form from now on. */
  public int add(ThreadForm form) {
    int number = forms.size();
    forms.add(form);
    answers = number < answers.length ? answers : Arrays.copyOf(answers, 2 * number);
    answers[number] = (byte) ((form.waits() ? WAITS : 0) | (form.holds() ? HOLDS : 0) | (form.named() ? NAMED : 0));
    return number;
  }

  ThreadForm get(int number) {
    return forms.get(number);
  }

  /** Of each form the sum of what holds for it; another array when some were added. */
  byte[] answers() {
    return answers;
  }
}
