; What tap a of the window that tap b of window j reads, reads itself, is what tap a*d1 + b*s1*d2 of
; window j of the composed axis reads: both are the same position of the unpadded input, for any padding.
(set-logic UFNIA)
(declare-const j Int)
(declare-const a Int)
(declare-const b Int)
(declare-const s1 Int)
(declare-const s2 Int)
(declare-const d1 Int)
(declare-const d2 Int)
(declare-const p1 Int)
(assert
  (not (= (+ (* s1 (+ (* s2 j) (* d2 b))) (* d1 a) (- p1))
          (+ (* (* s1 s2) j) (+ (* a d1) (* b (* s1 d2))) (- p1)))))
(check-sat)
