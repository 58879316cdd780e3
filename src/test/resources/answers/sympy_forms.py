"""What SymPy makes of formulas, a line each: how it is written, in LaTeX where SymPy writes it so, values, and the value.

Standard input has formulas that ConvProof printed; SymPy reads and evaluates them. Then SymPy makes formulas of its own,
and writes them as text and as LaTeX, which ConvProof is to read.
"""
import random
import sys

from sympy import Integer, Max, Min, Pow, Symbol, ceiling, floor, latex, sympify

random.seed(11)
NAMES = "n g ci co h w kh kw ph pw sh sw dh dw ho wo k p s d k1 k2 size".split()
SYMBOLS = {name: Symbol(name) for name in NAMES}
READ = {**SYMBOLS, "floor": floor, "ceil": ceiling, "max": Max, "min": Min}


def told(plain, shown, expression):
    divisors = [power.base for power in expression.atoms(Pow) if power.exp.is_negative]
    for _ in range(3):
        values = {name: random.randint(1, 9) for name in NAMES}
        numbers = {SYMBOLS[name]: Integer(v) for name, v in values.items()}
        try:
            if any(divisor.subs(numbers) == 0 for divisor in divisors):
                continue  # where the numerator is 0 too, subs makes 0 of the quotient
            value = expression.subs(numbers)
        except ValueError:  # a division by zero in a maximum
            continue
        if not value.is_Rational:
            continue
        listed = " ".join(f"{name}={v}" for name, v in values.items())
        print(plain, shown, listed, f"{value.p}/{value.q}", sep="\t")


def made(depth):
    if depth == 0:
        return random.choice([SYMBOLS[random.choice(NAMES)], Integer(random.randint(1, 9))])
    left, right = made(depth - 1), made(depth - 1)
    kind = random.choice("+-*/fcxm^")
    if kind == "+":
        return left + right
    if kind == "-":
        return left - right
    if kind == "*":
        return left * right
    if kind == "/":
        return left / right if right != 0 else left
    if kind == "f":
        return floor(left / SYMBOLS["sh"])
    if kind == "c":
        return ceiling(left / SYMBOLS["sw"])
    if kind == "x":
        return Max(left, right)
    if kind == "m":
        return Min(left, right)
    return left ** random.randint(2, 3)


for line in sys.stdin:
    text = line.strip()
    told(text, "", sympify(text.replace("^", "**"), locals=READ))
for at in range(400):
    expression = made(random.randint(1, 3))
    written = str(expression).replace("ceiling(", "ceil(").replace("Max(", "max(").replace("Min(", "min(")
    told(written, latex(expression), expression)
