package org.wickbench.symbolic.parse;

import java.util.Arrays;
import java.util.Optional;

/** The names that build a node of their own rather than call a function. */
enum Form {
    DIFF("diff", 2, 3),
    PARTIAL("partial", 2, 10),
    AT("at", 3, 3),
    INTEGRAL("integral", 4, 4),
    SUM("sum", 4, 4),
    PRODUCT("product", 4, 4),
    LIMIT("limit", 3, 4),
    PIECEWISE("piecewise", 3, 99);

    private final String syntax;
    private final int fewest;
    private final int most;

    Form(String syntax, int fewest, int most) {
        this.syntax = syntax;
        this.fewest = fewest;
        this.most = most;
    }

    String syntax() {
        return syntax;
    }

    int fewest() {
        return fewest;
    }

    int most() {
        return most;
    }

    static Optional<Form> named(String name) {
        return Arrays.stream(values()).filter(form -> form.syntax.equals(name)).findFirst();
    }
}
