; A layer with k taps at dilation d reads outputs t*d, 0 <= t < k, of the layers before it, each of which reads the
; inputs from t*d*j to t*d*j + r - 1, for a field r and a product j of strides: together they read from input 0, at
; t = 0, to input (k - 1)*d*j + r - 1, at t = k - 1, and none beyond.
(set-logic UFNIA)
(declare-const k Int)
(declare-const d Int)
(declare-const j Int)
(declare-const r Int)
(declare-const t Int)
(assert (and (>= k 1) (>= d 1) (>= j 1) (>= r 1) (<= 0 t) (< t k)))
; product-monotone.smt2, at (d, j), at (t, d*j) and at (k - 1 - t, d*j):
(assert (>= (* d j) 0))
(assert (>= (* t (* d j)) 0))
(assert (>= (* (- k 1 t) (* d j)) 0))
(assert
  (not (and (<= 0 (* t (* d j)))
            (<= (+ (* t (* d j)) (- r 1)) (+ (* (- k 1) (* d j)) (- r 1)))
            (=> (= t (- k 1)) (= (+ (* t (* d j)) (- r 1)) (+ (* (- k 1) (* d j)) (- r 1)))))))
(check-sat)
