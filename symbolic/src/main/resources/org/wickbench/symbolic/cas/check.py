# Each check prints one line: WICK, the label, and
#   true     the difference of the two sides simplifies to zero
#   points   the relation holds to many digits in every case that was tried
#   false    it fails in one
#   unknown  neither could be found out
# In a case, unknown functions and families of values are replaced by the given examples and symbols by numbers.
import signal
from sympy import *

slot1, slot2, slot3, slot4, slot5, slot6 = symbols('slot1:7', real=True)


class OutOfTime(Exception):
    pass


def give_up(number, frame):
    raise OutOfTime


def within(seconds, question):
    """The answer, if it takes no more than these seconds of this process's own time: a busy machine changes nothing."""
    signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return question()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def filled(side, examples):
    side = side.doit(integrals=False)
    for name, example in examples.items():
        if isinstance(name, IndexedBase):
            side = side.replace(lambda part: isinstance(part, Indexed) and part.base == name,
                                lambda part: example(*part.indices))
        else:
            side = side.replace(name, example)
    return side.doit(integrals=False)


def value(side, point):
    return N(side.subs(point).doit(integrals=False), 30)


def is_nothing(number):
    """True if both parts are zero or so small that no digit of them could be found."""
    return all(part == 0 or getattr(part, '_prec', 53) == 1 for part in number.as_real_imag())


def holds_in(relation, left, right, point):
    a, b = value(left, point), value(right, point)
    if not (a.is_number and b.is_number and a.is_finite and b.is_finite):
        return None
    near = 10**-8 if left.has(Integral) or right.has(Integral) else 10**-20
    same = bool(abs(a - b) <= near * Max(abs(a), abs(b))) or is_nothing(value(left - right, point))
    if relation == '==':
        return same
    if relation == '!=':
        return not same
    return bool({'<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b}[relation])


def cases(relation, left, right, examples, points):
    left, right = filled(left, examples), filled(right, examples)
    if left.has(Integral) or right.has(Integral):
        points = points[:2]
    found = [holds_in(relation, left, right, point) for point in points]
    if False in found:
        return 'false'
    return 'points' if True in found else 'unknown'


def vanishes(difference):
    difference = difference.doit()
    return simplify(difference) == 0 or simplify(expand(difference.rewrite(exp))) == 0


def check(label, relation, left, right, examples, points):
    answer = 'unknown'
    try:
        answer = within(2, lambda: cases(relation, left, right, examples, points))
    except (OutOfTime, ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError, ValueError):
        pass
    slow = left.has(Integral, Limit) or right.has(Integral, Limit)
    if relation == '==' and answer != 'false' and not (slow and answer == 'points'):
        try:
            if within(1, lambda: vanishes(left - right)):
                answer = 'true'
        except (OutOfTime, ArithmeticError, AttributeError, NotImplementedError, RecursionError, TypeError, ValueError):
            pass
    print('WICK', label, answer, flush=True)
