; Every tap a*d1 + b*m of the composed kernel, m = s1*d2, lies in its extent d1*(k1 - 1) + m*(k2 - 1) + 1.
(set-logic UFNIA)
(declare-const a Int)
(declare-const b Int)
(declare-const k1 Int)
(declare-const k2 Int)
(declare-const d1 Int)
(declare-const m Int)
(assert (and (>= d1 1) (>= m 1)))
(assert (and (<= 0 a) (< a k1) (<= 0 b) (< b k2)))
; product-monotone.smt2, at (d1, a), (d1, k1 - 1 - a), (m, b) and (m, k2 - 1 - b):
(assert (>= (* d1 a) 0))
(assert (>= (* d1 (- k1 1 a)) 0))
(assert (>= (* m b) 0))
(assert (>= (* m (- k2 1 b)) 0))
(assert
  (not (and (<= 0 (+ (* a d1) (* b m)))
            (< (+ (* a d1) (* b m)) (+ (* d1 (- k1 1)) (* m (- k2 1)) 1)))))
(check-sat)
