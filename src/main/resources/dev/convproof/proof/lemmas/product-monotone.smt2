; A product of two integers that are not negative is not negative.
(set-logic UFNIA)
(declare-const x Int)
(declare-const y Int)
(assert (>= x 0))
(assert (>= y 0))
(assert (not (>= (* x y) 0)))
(check-sat)
