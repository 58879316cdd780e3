; multiplications-growth-padding = (floor((h-kh+4*ph)/sh)+1)*(floor((w-kw+4*pw)/sw)+1)/(ho*wo) (padding: per-side)
; for all shapes. A quotient is exact.
; The negation is asserted: unsat means that there is no counterexample.
(set-logic UFNIA)
(declare-fun ci () Int)
(assert (>= ci 1))
(declare-fun co () Int)
(assert (>= co 1))
(declare-fun h () Int)
(assert (>= h 1))
(declare-fun kh () Int)
(assert (>= kh 1))
(declare-fun ph () Int)
(assert (>= ph 0))
(declare-fun sh () Int)
(assert (>= sh 1))
(declare-fun w () Int)
(assert (>= w 1))
(declare-fun kw () Int)
(assert (>= kw 1))
(declare-fun pw () Int)
(assert (>= pw 0))
(declare-fun sw () Int)
(assert (>= sw 1))
; ho = (h-kh+2*ph)/sh+1, rounded down
; q1 is (h-kh+2*ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) (* 2 ph)) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
(define-fun ho () Int (+ q1 1))
; ho2 = (h-kh+4*ph)/sh+1, rounded down
; q2 is (h-kh+4*ph)/sh, rounded down; r2 remains
(declare-fun q2 () Int)
(declare-fun r2 () Int)
(assert (= (+ (- h kh) (* 4 ph)) (+ (* sh q2) r2)))
(assert (and (<= 0 r2) (< r2 sh)))
(define-fun ho2 () Int (+ q2 1))
; wo = (w-kw+2*pw)/sw+1, rounded down
; q3 is (w-kw+2*pw)/sw, rounded down; r3 remains
(declare-fun q3 () Int)
(declare-fun r3 () Int)
(assert (= (+ (- w kw) (* 2 pw)) (+ (* sw q3) r3)))
(assert (and (<= 0 r3) (< r3 sw)))
(define-fun wo () Int (+ q3 1))
; wo2 = (w-kw+4*pw)/sw+1, rounded down
; q4 is (w-kw+4*pw)/sw, rounded down; r4 remains
(declare-fun q4 () Int)
(declare-fun r4 () Int)
(assert (= (+ (- w kw) (* 4 pw)) (+ (* sw q4) r4)))
(assert (and (<= 0 r4) (< r4 sw)))
(define-fun wo2 () Int (+ q4 1))
; given: kh <= h+2*ph
(assert (<= kh (+ h (* 2 ph))))
; given: kw <= w+2*pw
(assert (<= kw (+ w (* 2 pw))))
; given: 1 <= ph+pw
(assert (<= 1 (+ ph pw)))
; lemma, proved in ho-per-side-at-least-1.smt2: 1 <= ho
(assert (<= 1 ho))
; lemma, proved in ho2-per-side-at-least-1.smt2: 1 <= ho2
(assert (<= 1 ho2))
; lemma, proved in wo-per-side-at-least-1.smt2: 1 <= wo
(assert (<= 1 wo))
; lemma, proved in wo2-per-side-at-least-1.smt2: 1 <= wo2
(assert (<= 1 wo2))
; claimed, all divisors not being zero: (floor((h-kh+4*ph)/sh)+1)*(floor((w-kw+4*pw)/sw)+1)/(ho*wo) = co*ci*kh*kw*ho2*wo2/(co*ci*kh*kw*ho*wo)
(assert (not (and (not (= sh 0)) (not (= sw 0)) (not (= (* ho wo) 0)) (not (= (* (* (* (* (* co ci) kh) kw) ho) wo) 0)) (= (* (* (+ q2 1) (+ q4 1)) (* (* (* (* (* co ci) kh) kw) ho) wo)) (* (* (* (* (* (* co ci) kh) kw) ho2) wo2) (* ho wo))))))
(check-sat)
