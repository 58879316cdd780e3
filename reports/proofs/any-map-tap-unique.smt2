; Any linear map on h values is a convolution: no two pairs of an output and an input, (i, j) and (f, g), meet at the
; same tap t = h*(h - 1 - i) + j, so each tap may carry the entry of the matrix that its pair asks for.
(set-logic UFNIA)
(declare-const h Int)
(declare-const i Int)
(declare-const j Int)
(declare-const f Int)
(declare-const g Int)
(declare-const t Int)
(assert (>= h 1))
(assert (and (<= 0 i) (< i h) (<= 0 j) (< j h)))
(assert (and (<= 0 f) (< f h) (<= 0 g) (< g h)))
(assert (= t (+ (* (- h 1 i) h) j)))
(assert (= t (+ (* (- h 1 f) h) g)))
; quotient-unique.smt2, at t = (h - 1 - i)*h + j = (h - 1 - f)*h + g:
(assert
  (=> (= (+ (* (- h 1 i) h) j) (+ (* (- h 1 f) h) g))
      (= (- h 1 i) (- h 1 f))))
(assert (not (and (= i f) (= j g))))
(check-sat)
