package org.wickbench.verification.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedOrderTest {
    @Test
    void errorsThatFallWithTheSquareShowOrderTwo() {
        assertThat(new ObservedOrder(List.of(0.4, 0.2, 0.1), List.of(0.16, 0.04, 0.01)).finest())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void errorsThatGrowShowANegativeOrder() {
        assertThat(new ObservedOrder(List.of(0.2, 0.1), List.of(1.0, 2.0)).finest())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void oneErrorShowsNoOrder() {
        assertThatThrownBy(() -> new ObservedOrder(List.of(0.1), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
