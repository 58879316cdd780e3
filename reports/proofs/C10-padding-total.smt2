; output-height = ceil((h+ph-kh+1)/sh) (padding: total)
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
; lemma, proved in C10-padding-total.lemma-1.smt2: floor((h-kh+ph)/sh) = -1-floor((-(h+ph-kh+1))/sh)
; q1 is (h-kh+ph)/sh, rounded down; r1 remains
(declare-fun q1 () Int)
(declare-fun r1 () Int)
(assert (= (+ (- h kh) ph) (+ (* sh q1) r1)))
(assert (and (<= 0 r1) (< r1 sh)))
; q2 is (-(h+ph-kh+1))/sh, rounded down; r2 remains
(declare-fun q2 () Int)
(declare-fun r2 () Int)
(assert (= (- (+ (- (+ h ph) kh) 1)) (+ (* sh q2) r2)))
(assert (and (<= 0 r2) (< r2 sh)))
(assert (= q1 (- (- 1) q2)))
; claimed, all divisors not being zero: ceil((h+ph-kh+1)/sh) = (h-kh+ph)/sh+1
(assert (not (and (not (= sh 0)) (= (- q2) (+ q1 1)))))
(check-sat)
