; Padding of the first convolution passes through: both sides read the zero-extended input at the same
; position (composed-position.smt2), so they read the same element or both the zero.
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-const zero X)
(declare-const n Int)
(declare-const stacked Int)
(declare-const composed Int)
(assert (= stacked composed))
(assert
  (not (= (ite (and (<= 0 stacked) (< stacked n)) (x stacked) zero)
          (ite (and (<= 0 composed) (< composed n)) (x composed) zero))))
(check-sat)
