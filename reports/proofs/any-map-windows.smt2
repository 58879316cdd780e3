; Any linear map on h values is a convolution: h*h taps at stride h over h + 2*h*(h - 1) padded values have h windows,
; that is o = floor((h + 2*h*(h - 1) - h*h)/h) + 1 = h.
(set-logic UFNIA)
(declare-const h Int)
(declare-const o Int)
(declare-const r Int)
(assert (>= h 1))
(assert (= (- (+ h (* 2 h (- h 1))) (* h h)) (+ (* (- o 1) h) r)))
(assert (and (<= 0 r) (< r h)))
; quotient-unique.smt2, at (o - 1)*h + r = (h - 1)*h + 0:
(assert
  (=> (= (+ (* (- o 1) h) r) (+ (* (- h 1) h) 0)) (= (- o 1) (- h 1))))
(assert (not (= o h)))
(check-sat)
