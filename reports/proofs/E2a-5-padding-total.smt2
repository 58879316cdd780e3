; output-height = (h-kh+ph)/sh+1 (padding: total)
; for all shapes. A quotient rounds down, except inside a written floor or ceil.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun h () Int)
(assert (>= h 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun ph () Int)
(assert (>= ph 0))
(declare-fun sh () Int)
(assert (>= sh 1))
; given: kh <= h+ph
(assert (<= kh (+ h ph)))
; q1 is (h-kh+ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) ph) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
; claimed, all divisors not being zero: (h-kh+ph)/sh+1 = (h-kh+ph)/sh+1
(assert (not (and (not (= sh 0)) (= (+ q1 1) (+ q1 1)))))
(check-sat)
