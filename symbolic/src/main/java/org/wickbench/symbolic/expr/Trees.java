package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wickbench.symbolic.expr.Expr.*;

/** Walks over expression trees: children, free symbols, substitution. Bound variables meet nothing on the way. */
public final class Trees {
    private Trees() {}

    /**
     * The direct parts of an expression. Those of a binder are its body, with a symbol that occurs nowhere else for the
     * bound variable, and then its operands.
     */
    public static List<Expr> children(Expr expr) {
        return expr instanceof Partial partial
                ? List.of(partial.function())
                : Node.of(expr).children();
    }

    /** The same node with every direct part replaced; sums and products stay flat, and nothing is captured. */
    public static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        return switch (expr) {
            case Diff diff
            when diff.isPlain() && hasIndices(diff.point()) -> {
                // the members of the family in the body are free ones
                Node node = Node.of(diff);
                yield node.with(node.children().stream().map(change).toList());
            }
            case Binder binder -> {
                Sym variable = binder.scope().fresh();
                yield binder.with(
                        Scope.close(variable, change.apply(binder.scope().open(variable))),
                        binder.operands().stream().map(change).toList());
            }
            default -> mapParts(expr, change, change);
        };
    }

    private static boolean hasIndices(Expr expr) {
        return expr instanceof Sym symbol && !symbol.indices().isEmpty();
    }

    /** The direct parts of an expression, the body of a scope with its hole. */
    static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Num _, Constant _, Bound _ -> List.of();
            case Sym symbol -> symbol.indices();
            case Add sum -> sum.terms();
            case Mul product -> product.factors();
            case Pow power -> List.of(power.base(), power.exponent());
            case Call call -> call.arguments();
            case Apply apply -> {
                List<Expr> parts = new ArrayList<>(apply.head().indices());
                parts.addAll(apply.arguments());
                yield parts;
            }
            case Partial partial -> List.of(partial.function());
            case Binder binder -> {
                List<Expr> parts = new ArrayList<>(List.of(binder.scope().body()));
                parts.addAll(binder.operands());
                yield parts;
            }
            case Piecewise piecewise -> {
                List<Expr> parts = new ArrayList<>();
                for (Piecewise.Branch branch : piecewise.branches()) {
                    parts.add(branch.condition());
                    parts.add(branch.value());
                }
                parts.add(piecewise.otherwise());
                yield parts;
            }
            case Relation relation -> List.of(relation.left(), relation.right());
        };
    }

    /** The same node with every direct part replaced, and the body of a scope, with its hole, by another change. */
    static Expr mapParts(Expr expr, UnaryOperator<Expr> change, UnaryOperator<Expr> inScope) {
        return switch (expr) {
            case Num number -> number;
            case Constant constant -> constant;
            case Bound bound -> bound;
            case Sym symbol -> mapIndices(symbol, change);
            case Add sum -> Expr.add(sum.terms().stream().map(change).toList());
            case Mul product -> Expr.mul(product.factors().stream().map(change).toList());
            case Pow power -> Expr.pow(change.apply(power.base()), change.apply(power.exponent()));
            case Call call ->
                new Call(call.function(), call.arguments().stream().map(change).toList());
            case Apply apply ->
                new Apply(
                        mapIndices(apply.head(), change),
                        apply.arguments().stream().map(change).toList());
            case Partial partial ->
                new Partial((Apply) mapParts(partial.function(), change, inScope), partial.orders());
            case Binder binder ->
                binder.with(
                        new Scope(
                                binder.scope().hint(),
                                inScope.apply(binder.scope().body())),
                        binder.operands().stream().map(change).toList());
            case Piecewise piecewise ->
                new Piecewise(
                        piecewise.branches().stream()
                                .map(branch -> new Piecewise.Branch(
                                        (Relation) change.apply(branch.condition()), change.apply(branch.value())))
                                .toList(),
                        change.apply(piecewise.otherwise()));
            case Relation relation ->
                new Relation(relation.op(), change.apply(relation.left()), change.apply(relation.right()));
        };
    }

    private static Sym mapIndices(Sym symbol, UnaryOperator<Expr> change) {
        return symbol.indices().isEmpty()
                ? symbol
                : new Sym(symbol.name(), symbol.indices().stream().map(change).toList());
    }

    /** A node taken apart, to be put together again with other parts: what its bound variable is called stays fixed. */
    public record Node(Expr expr, Sym variable, List<Expr> children) {
        public Node {
            children = List.copyOf(children);
        }

        /** The parts as {@link Trees#children} gives them; those of a {@link Partial} are those of its function. */
        public static Node of(Expr expr) {
            return switch (expr) {
                case Diff diff
                when diff.isPlain() && hasIndices(diff.point()) ->
                    new Node(diff, diff.variable(), List.of(diff.body(), diff.point()));
                case Binder binder -> {
                    Sym variable = binder.scope().fresh();
                    yield of(binder, variable, binder.scope().open(variable));
                }
                case Partial partial -> new Node(partial, NONE, parts(partial.function()));
                default -> new Node(expr, NONE, parts(expr));
            };
        }

        /** The parts of a binder with its variable as it is printed. */
        public static Node written(Binder binder) {
            if (binder instanceof Diff diff && diff.isPlain()) {
                return of(diff, diff.variable(), diff.body());
            }
            Sym variable = binder.scope().variable();
            return of(binder, variable, binder.scope().open(variable));
        }

        private static Node of(Binder binder, Sym variable, Expr body) {
            List<Expr> children = new ArrayList<>(List.of(body));
            children.addAll(binder.operands());
            return new Node(binder, variable, children);
        }

        /** The same node with other parts, in the same order. */
        public Expr with(List<Expr> others) {
            if (expr instanceof Diff diff && variable.equals(diff.point()) && hasIndices(variable)) {
                return others.get(1) instanceof Sym moved && Members.sameFamily(moved, variable)
                        ? new Diff(others.get(0), moved, diff.order())
                        : diff.with(Members.scope(variable, others.get(0)), List.of(others.get(1)));
            }
            if (expr instanceof Binder binder) {
                Scope closed = Scope.close(variable, others.getFirst());
                return binder.with(new Scope(binder.scope().hint(), closed.body()), others.subList(1, others.size()));
            }
            Iterator<Expr> next = others.iterator();
            return mapParts(expr, _ -> next.next(), _ -> next.next());
        }

        /** The same node with one other part. */
        public Expr with(int place, Expr other) {
            List<Expr> others = new ArrayList<>(children);
            others.set(place, other);
            return with(others);
        }

        private static final Sym NONE = Sym.internal("none", 0);
    }

    /** The symbols that occur free, in order of first occurrence; heads of unknown functions are not among them. */
    public static Set<Sym> freeSymbols(Expr expr) {
        Set<Sym> found = new LinkedHashSet<>();
        Places.collectFree(expr, List.of(), found);
        return found;
    }

    /** The unknown functions (their heads with the number of arguments) that occur in an expression. */
    public static Map<Sym, Integer> unknownFunctions(Expr expr) {
        Map<Sym, Integer> heads = new LinkedHashMap<>();
        Places.collectHeads(expr, List.of(), heads);
        return heads;
    }

    /** The names in an index, in a bound of a sum or in Kronecker's delta: they stand for whole numbers. */
    public static Set<String> indexNames(Expr expr) {
        Set<String> names = new LinkedHashSet<>();
        collectIndexNames(expr, names);
        return names;
    }

    private static void collectIndexNames(Expr expr, Set<String> names) {
        List<Expr> whole =
                switch (expr) {
                    case Sym symbol -> symbol.indices();
                    case Apply apply -> apply.head().indices();
                    case Sum sum -> sum.operands();
                    case Product product -> product.operands();
                    case Call call when call.function() == Fn.KRONECKER -> call.arguments();
                    default -> List.of();
                };
        whole.forEach(part -> freeSymbols(part).stream()
                .filter(symbol -> !symbol.isInternal())
                .map(Sym::name)
                .forEach(names::add));
        children(expr).forEach(child -> collectIndexNames(child, names));
    }

    /** True if the symbol occurs free. */
    public static boolean dependsOn(Expr expr, Sym symbol) {
        return Places.dependsOn(expr, symbol);
    }

    /** Puts an expression for every free occurrence of a symbol. The point of a derivative moves with it. */
    public static Expr substitute(Expr expr, Sym symbol, Expr value) {
        return substitute(expr, Map.of(symbol, value));
    }

    /** Puts expressions for symbols, all at once: a value that mentions one of the symbols is not searched again. */
    public static Expr substitute(Expr expr, Map<Sym, ? extends Expr> values) {
        return Places.map(expr, 0, (node, _) -> node instanceof Sym symbol ? values.get(symbol) : null);
    }

    /** Replaces whole subtrees, outermost first; a replaced subtree is not searched again. */
    public static Expr replace(Expr expr, Map<Expr, Expr> replacements) {
        Expr found = replacements.get(expr);
        return found != null ? found : mapChildren(expr, child -> replace(child, replacements));
    }

    /**
     * Replaces whole subtrees as one would in the text: where a binder is written with a variable of the name, it binds the
     * symbol of that name in what is put in. So {@code f} can be {@code psi(x)} in {@code diff(f, x)}.
     */
    public static Expr writeIn(Expr expr, Map<Expr, Expr> replacements) {
        Expr found = replacements.get(expr);
        return found != null ? found : mapWritten(expr, child -> writeIn(child, replacements));
    }

    /** The same node with every direct part replaced, the body of a binder with its variable by the name that it is written with. */
    public static Expr mapWritten(Expr expr, UnaryOperator<Expr> change) {
        if (!(expr instanceof Binder binder)) {
            return mapChildren(expr, change);
        }
        Node node = Node.written(binder);
        return node.with(node.children().stream().map(change).toList());
    }

    /** The number of nodes. */
    public static int size(Expr expr) {
        int size = 1;
        for (Expr part : parts(expr)) {
            size += size(part);
        }
        return size;
    }

    /** How often each distinct subtree occurs. */
    public static Map<Expr, Integer> occurrences(Expr expr) {
        Map<Expr, Integer> counts = new HashMap<>();
        count(expr, counts);
        return counts;
    }

    private static void count(Expr expr, Map<Expr, Integer> counts) {
        counts.merge(expr, 1, Integer::sum);
        children(expr).forEach(child -> count(child, counts));
    }
}
