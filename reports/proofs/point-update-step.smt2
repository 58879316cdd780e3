; Adding c to tap v of a kernel adds c.x(v) to what it computes, induction step over the taps u.
; F(u+1) = F(u) + K(u).x(u) and G(u+1) = G(u) + L(u).x(u), where L is K with L(v) = K(v) + c.
; Hypothesis G(u) = F(u) if u <= v, else F(u) + c.x(v); claim the same at u + 1.
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-sort Z 0)
(declare-sort C 0)
(declare-fun plusZ (Z Z) Z)
(declare-fun plusC (C C) C)
(declare-fun apply (C X) Z)
(declare-fun K (Int) C)
(declare-fun L (Int) C)
(declare-fun x (Int) X)
(declare-const u Int)
(declare-const v Int)
(declare-const c C)
(declare-const F Z)
(declare-const F1 Z)
(declare-const G Z)
(declare-const G1 Z)
(assert (= F1 (plusZ F (apply (K u) (x u)))))
(assert (= G1 (plusZ G (apply (L u) (x u)))))
; L is K but for tap v, at u:
(assert (= (L u) (ite (= u v) (plusC (K u) c) (K u))))
(assert (= G (ite (<= u v) F (plusZ F (apply c (x v))))))
; maps add pointwise, at (K(u), c, x(u)); addition in Z is associative and commutative, at the three terms:
(assert (= (apply (plusC (K u) c) (x u)) (plusZ (apply (K u) (x u)) (apply c (x u)))))
(assert
  (= (plusZ F (plusZ (apply (K u) (x u)) (apply c (x u))))
     (plusZ (plusZ F (apply (K u) (x u))) (apply c (x u)))))
(assert
  (= (plusZ (plusZ F (apply c (x v))) (apply (K u) (x u)))
     (plusZ (plusZ F (apply (K u) (x u))) (apply c (x v)))))
(assert (not (= G1 (ite (<= (+ u 1) v) F1 (plusZ F1 (apply c (x v)))))))
(check-sat)
