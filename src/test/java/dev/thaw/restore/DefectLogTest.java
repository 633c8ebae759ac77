package dev.thaw.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefectLogTest {

    private static Throwable with(Throwable defect, int frames) {
        StackTraceElement[] trace = new StackTraceElement[frames];
        for (int i = 0; i < frames; i++) {
            trace[i] = new StackTraceElement("C", "m" + i, "C.java", i);
        }
        defect.setStackTrace(trace);
        return defect;
    }

    @Test
    void descriptionHasTypesAndPlacesAndNoMessage() {
        Throwable cause = with(new IllegalStateException("secret"), 1);
        Throwable defect = with(new RuntimeException("secret too", cause), 2);
        assertThat(DefectLog.describe(defect))
                .isEqualTo("java.lang.RuntimeException at C.m0(C.java:0) at C.m1(C.java:1);"
                        + " caused by java.lang.IllegalStateException at C.m0(C.java:0)");
    }

    @Test
    void framesAndCausesAreBounded() {
        Throwable deep = with(new RuntimeException(), 50);
        for (int i = 0; i < 9; i++) {
            deep = with(new RuntimeException(deep), 50);
        }
        String text = DefectLog.describe(deep);
        assertThat(text.split("caused by", -1)).hasSize(DefectLog.MOST_CAUSES);
        assertThat(text.split(" at ", -1)).hasSize(1 + DefectLog.MOST_CAUSES * DefectLog.MOST_FRAMES);
    }
}
