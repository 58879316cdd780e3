; Any linear map on h values is a convolution: with stride h and padding h*(h - 1) on each side, window i reads
; value j with tap t = j - i*h + h*(h - 1), which is one of the h*h taps.
(set-logic UFNIA)
(declare-const h Int)
(declare-const i Int)
(declare-const j Int)
(declare-const t Int)
(assert (>= h 1))
(assert (and (<= 0 i) (< i h) (<= 0 j) (< j h)))
(assert (= (- (+ (* i h) t) (* h (- h 1))) j))
; product-monotone.smt2, at (h - 1 - i, h) and (i, h):
(assert (>= (* (- h 1 i) h) 0))
(assert (>= (* i h) 0))
(assert (not (and (<= 0 t) (< t (* h h)))))
(check-sat)
