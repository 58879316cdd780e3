; Two stacked axes and the composed one have the same output size. With reaches e1 and e2, strides s1 and
; s2, a padded input n and E = e1 + s1*(e2 - 1):
;   o1 = floor((n - e1) / s1) + 1,  o2 = floor((o1 - e2) / s2) + 1,  o = floor((n - E) / (s1*s2)) + 1.
; Where the second kernel fits (o1 >= e2), the composed one fits (n >= E), and o2 = o.
(set-logic UFNIA)
(declare-const n Int)
(declare-const e1 Int)
(declare-const e2 Int)
(declare-const s1 Int)
(declare-const s2 Int)
(declare-const q1 Int)
(declare-const r1 Int)
(declare-const q2 Int)
(declare-const r2 Int)
(declare-const q Int)
(declare-const r Int)
(assert (and (>= s1 1) (>= s2 1) (>= e1 1) (>= e2 1) (>= n e1)))
(assert (= (- n e1) (+ (* q1 s1) r1)))
(assert (and (<= 0 r1) (< r1 s1)))
(assert (>= (+ q1 1) e2))
(assert (= (- (+ q1 1) e2) (+ (* q2 s2) r2)))
(assert (and (<= 0 r2) (< r2 s2)))
(assert (= (- n (+ e1 (* s1 (- e2 1)))) (+ (* q (* s1 s2)) r)))
(assert (and (<= 0 r) (< r (* s1 s2))))
; product-monotone.smt2, at (r2, s1), at (s2 - 1 - r2, s1), at (q1 + 1 - e2, s1), at (s1 - 1, s2) and at (s2 - 1, s1):
(assert (>= (* r2 s1) 0))
(assert (>= (* (- s2 1 r2) s1) 0))
(assert (>= (* (- (+ q1 1) e2) s1) 0))
(assert (>= (* (- s1 1) s2) 0))
(assert (>= (* (- s2 1) s1) 0))
; quotient-unique.smt2, at n - E = q2*(s1*s2) + (r2*s1 + r1) = q*(s1*s2) + r:
(assert
  (=> (and (= (+ (* q2 (* s1 s2)) (+ (* r2 s1) r1)) (+ (* q (* s1 s2)) r))
           (<= 0 (+ (* r2 s1) r1)) (< (+ (* r2 s1) r1) (* s1 s2))
           (<= 0 r) (< r (* s1 s2)))
      (= q2 q)))
(assert (not (and (>= n (+ e1 (* s1 (- e2 1)))) (= q2 q))))
(check-sat)
