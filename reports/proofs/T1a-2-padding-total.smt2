; output-width = (w-kw+pw)/sw+1 (padding: total)
; for all shapes. A quotient rounds down, except inside a written floor or ceil.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun w () Int)
(assert (>= w 1))
(declare-fun kw () Int)
(assert (>= kw 1))
(declare-fun pw () Int)
(assert (>= pw 0))
(declare-fun sw () Int)
(assert (>= sw 1))
; given: kw <= w+pw
(assert (<= kw (+ w pw)))
; q1 is (w-kw+pw)/sw, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- w kw) pw) (+ (* sw q1) r1)))
(assert (and (<= 0 r1) (< r1 sw)))
; claimed, all divisors not being zero: (w-kw+pw)/sw+1 = (w-kw+pw)/sw+1
(assert (not (and (not (= sw 0)) (= (+ q1 1) (+ q1 1)))))
(check-sat)
