From Coq Require Import Reals Lra Lia Psatz ZArith.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Open Scope R_scope.
Set Default Timeout 10.

(* Finite sums over whole numbers, both bounds included. *)
Fixpoint wick_nsum (f : Z -> R) (a : Z) (n : nat) : R :=
  match n with
  | O => 0
  | S k => wick_nsum f a k + f (a + Z.of_nat k)%Z
  end.
Definition wick_sum (f : Z -> R) (a b : Z) : R := wick_nsum f a (Z.to_nat (b - a + 1)).

Lemma wick_sum_ext : forall f g a b, (forall i, f i = g i) -> wick_sum f a b = wick_sum g a b.
Proof. intros f g a b H. unfold wick_sum. induction (Z.to_nat (b - a + 1)); simpl; [reflexivity | now rewrite IHn, H]. Qed.
Lemma wick_sum_plus : forall f g a b, wick_sum (fun i => f i + g i) a b = wick_sum f a b + wick_sum g a b.
Proof. intros. unfold wick_sum. induction (Z.to_nat (b - a + 1)); simpl; [ring | rewrite IHn; ring]. Qed.
Lemma wick_sum_minus : forall f g a b, wick_sum (fun i => f i - g i) a b = wick_sum f a b - wick_sum g a b.
Proof. intros. unfold wick_sum. induction (Z.to_nat (b - a + 1)); simpl; [ring | rewrite IHn; ring]. Qed.
Lemma wick_sum_scal : forall c f a b, wick_sum (fun i => c * f i) a b = c * wick_sum f a b.
Proof. intros. unfold wick_sum. induction (Z.to_nat (b - a + 1)); simpl; [ring | rewrite IHn; ring]. Qed.
Lemma wick_sum_positive : forall f a b, (a <= b)%Z -> (forall i, 0 < f i) -> 0 < wick_sum f a b.
Proof.
  intros f a b H P. unfold wick_sum. replace (Z.to_nat (b - a + 1)) with (S (Z.to_nat (b - a))) by lia.
  induction (Z.to_nat (b - a)); simpl in *; [specialize (P (a + 0)%Z); lra |].
  pose proof (P (a + Z.pos (Pos.of_succ_nat n))%Z). lra.
Qed.
Lemma wick_sum_nonnegative : forall f a b, (forall i, 0 <= f i) -> 0 <= wick_sum f a b.
Proof.
  intros f a b P. unfold wick_sum. induction (Z.to_nat (b - a + 1)); simpl; [lra |].
  pose proof (P (a + Z.of_nat n)%Z). lra.
Qed.
Lemma wick_geometric : forall q n, (0 <= n)%Z ->
  wick_sum (fun i => q ^ Z.to_nat i) 0 n * (1 - q) = 1 - q ^ Z.to_nat (n + 1).
Proof.
  intros q n H. unfold wick_sum. replace (n - 0 + 1)%Z with (n + 1)%Z by lia.
  replace (Z.to_nat (n + 1)) with (S (Z.to_nat n)) by lia.
  induction (Z.to_nat n); [simpl; ring |].
  change (wick_nsum (fun i => q ^ Z.to_nat i) 0 (S (S n0)))
    with (wick_nsum (fun i => q ^ Z.to_nat i) 0 (S n0) + q ^ Z.to_nat (0 + Z.of_nat (S n0))).
  rewrite Rmult_plus_distr_r, IHn0. replace (Z.to_nat (0 + Z.of_nat (S n0))) with (S n0) by lia. simpl. ring.
Qed.

(* Signs. *)
Lemma wick_sinh_positive : forall a, 0 < a -> 0 < sinh a.
Proof. intros a H. unfold sinh. assert (exp (- a) < exp a) by (apply exp_increasing; lra). lra. Qed.
Lemma wick_cosh_positive : forall a, 0 < cosh a.
Proof. intros a. unfold cosh. pose proof (exp_pos a). pose proof (exp_pos (- a)). lra. Qed.
Lemma wick_square_nonzero : forall a, a <> 0 -> 0 < a ^ 2.
Proof. intros a H. pose proof (pow2_ge_0 a). pose proof (pow_nonzero a 2 H). lra. Qed.
Lemma wick_square_positive_sum : forall a b, a <> 0 -> a * a + b * b <> 0.
Proof. intros a b H. nra. Qed.

Ltac wick_sign :=
  lazymatch goal with
  | |- _ /\ _ => split; wick_sign
  | |- forall _, _ => intro; wick_sign
  | |- (_ < _)%Z => lia
  | |- (_ <= _)%Z => lia
  | |- _ <> 0 => first [assumption | wick_nonzero]
  | |- _ > _ => apply Rlt_gt; wick_sign
  | |- _ >= _ => apply Rle_ge; wick_sign
  | |- 0 < _ => first [assumption | wick_positive]
  | |- 0 <= _ => first [assumption | wick_nonnegative]
  | |- _ < _ => first [assumption | lra | apply Rminus_lt_0; wick_sign]
  | |- _ <= _ => first [assumption | lra | apply Rminus_le_0; wick_sign]
  | |- _ => first [assumption | lra]
  end
with wick_positive :=
  lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < Rpower _ _ => apply exp_pos
  | |- 0 < PI => apply PI_RGT_0
  | |- 0 < cosh _ => apply wick_cosh_positive
  | |- 0 < sinh _ => apply wick_sinh_positive; wick_sign
  | |- 0 < tanh _ => unfold tanh; wick_sign
  | |- 0 < sqrt _ => apply sqrt_lt_R0; wick_sign
  | |- 0 < / _ => apply Rinv_0_lt_compat; wick_sign
  | |- 0 < wick_sum _ _ _ => apply wick_sum_positive; [lia | intro; cbv beta; wick_sign]
  | |- 0 < _ ^ 2 => first [lra | apply pow_lt; wick_sign | apply wick_square_nonzero; wick_sign]
  | |- 0 < _ ^ _ => first [lra | apply pow_lt; wick_sign]
  | |- 0 < _ * _ => first [lra | apply Rmult_lt_0_compat; wick_sign | nra]
  | |- 0 < _ / _ => first [lra | apply Rdiv_lt_0_compat; wick_sign]
  | |- 0 < _ + _ =>
      first [lra | apply Rplus_lt_0_compat; wick_sign | apply Rplus_lt_le_0_compat; wick_sign
            | apply Rplus_le_lt_0_compat; wick_sign | nra]
  | |- 0 < _ => first [lra | nra]
  end
with wick_nonnegative :=
  lazymatch goal with
  | |- 0 <= sqrt _ => apply sqrt_pos
  | |- 0 <= _ ^ 2 => apply pow2_ge_0
  | |- 0 <= wick_sum _ _ _ => apply wick_sum_nonnegative; intro; cbv beta; wick_sign
  | |- 0 <= _ * _ => first [lra | apply Rmult_le_pos; wick_sign | left; wick_positive | nra]
  | |- 0 <= _ / _ => first [lra | apply Rdiv_le_0_compat; wick_sign | left; wick_positive]
  | |- 0 <= _ + _ => first [lra | apply Rplus_le_le_0_compat; wick_sign | nra]
  | |- 0 <= _ => first [lra | left; wick_positive | nra]
  end
with wick_nonzero :=
  lazymatch goal with
  | |- - _ <> 0 => apply Ropp_neq_0_compat; wick_sign
  | |- _ * _ <> 0 => apply Rmult_integral_contrapositive_currified; wick_sign
  | |- / _ <> 0 => apply Rinv_neq_0_compat; wick_sign
  | |- _ / _ <> 0 => unfold Rdiv; wick_sign
  | |- _ ^ _ <> 0 => apply pow_nonzero; wick_sign
  | |- _ => first [lra | apply Rgt_not_eq; apply Rlt_gt; wick_positive | apply wick_square_positive_sum; wick_sign | nra]
  end.

(* Derivatives, one rule for each shape. *)
Lemma wick_d_const : forall (c x : R), is_derive (fun _ : R => c) x 0.
Proof. intros. apply (is_derive_const c x). Qed.
Lemma wick_d_id : forall x : R, is_derive (fun y : R => y) x 1.
Proof. intros. apply (is_derive_id x). Qed.
Lemma wick_d_plus : forall (f g : R -> R) (x a b : R),
  is_derive f x a -> is_derive g x b -> is_derive (fun y => f y + g y) x (a + b).
Proof. intros. now apply (is_derive_plus f g). Qed.
Lemma wick_d_minus : forall (f g : R -> R) (x a b : R),
  is_derive f x a -> is_derive g x b -> is_derive (fun y => f y - g y) x (a - b).
Proof. intros. now apply (is_derive_minus f g). Qed.
Lemma wick_d_opp : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => - f y) x (- a).
Proof. intros. now apply (is_derive_opp f). Qed.
Lemma wick_d_mult : forall (f g : R -> R) (x a b : R),
  is_derive f x a -> is_derive g x b -> is_derive (fun y => f y * g y) x (a * g x + f x * b).
Proof. intros. apply is_derive_Reals, derivable_pt_lim_mult; now apply is_derive_Reals. Qed.
Lemma wick_d_inv : forall (f : R -> R) (x a : R),
  is_derive f x a -> f x <> 0 -> is_derive (fun y => / f y) x (- a / f x ^ 2).
Proof. intros. now apply is_derive_inv. Qed.
Lemma wick_d_div : forall (f g : R -> R) (x a b : R), is_derive f x a -> is_derive g x b -> g x <> 0 ->
  is_derive (fun y => f y / g y) x ((a * g x - f x * b) / g x ^ 2).
Proof. intros. now apply is_derive_div. Qed.
Lemma wick_d_pow : forall (f : R -> R) (n : nat) (x a : R),
  is_derive f x a -> is_derive (fun y => f y ^ n) x (INR n * a * f x ^ Nat.pred n).
Proof. intros. now apply is_derive_pow. Qed.
Lemma wick_chain : forall (h f : R -> R) (x a b : R),
  is_derive h (f x) b -> is_derive f x a -> is_derive (fun y => h (f y)) x (a * b).
Proof. intros. now apply (is_derive_comp h f). Qed.
Lemma wick_d_exp : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => exp (f y)) x (a * exp (f x)).
Proof. intros. apply wick_chain; [apply is_derive_exp | assumption]. Qed.
Lemma wick_d_ln : forall (f : R -> R) (x a : R),
  is_derive f x a -> 0 < f x -> is_derive (fun y => ln (f y)) x (a * / f x).
Proof. intros. apply wick_chain; [now apply is_derive_ln | assumption]. Qed.
Lemma wick_d_sqrt : forall (f : R -> R) (x a : R),
  is_derive f x a -> 0 < f x -> is_derive (fun y => sqrt (f y)) x (a / (2 * sqrt (f x))).
Proof. intros. now apply is_derive_sqrt. Qed.
Lemma wick_d_sin : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => sin (f y)) x (a * cos (f x)).
Proof. intros. apply wick_chain; [apply is_derive_sin | assumption]. Qed.
Lemma wick_d_cos : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => cos (f y)) x (a * - sin (f x)).
Proof. intros. apply wick_chain; [apply is_derive_cos | assumption]. Qed.
Lemma wick_d_sinh : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => sinh (f y)) x (a * cosh (f x)).
Proof. intros. apply wick_chain; [apply is_derive_Reals, derivable_pt_lim_sinh | assumption]. Qed.
Lemma wick_d_cosh : forall (f : R -> R) (x a : R), is_derive f x a -> is_derive (fun y => cosh (f y)) x (a * sinh (f x)).
Proof. intros. apply wick_chain; [apply is_derive_Reals, derivable_pt_lim_cosh | assumption]. Qed.
Lemma wick_d_tanh : forall (f : R -> R) (x a : R),
  is_derive f x a -> is_derive (fun y => tanh (f y)) x (a * (1 - tanh (f x) ^ 2)).
Proof.
  intros f x a H. apply (wick_chain tanh); [| assumption]. unfold tanh. pose proof (wick_cosh_positive (f x)).
  replace (1 - (sinh (f x) / cosh (f x)) ^ 2)
    with ((cosh (f x) * cosh (f x) - sinh (f x) * sinh (f x)) / cosh (f x) ^ 2) by (field; lra).
  apply wick_d_div; [apply is_derive_Reals, derivable_pt_lim_sinh | apply is_derive_Reals, derivable_pt_lim_cosh | lra].
Qed.
Lemma wick_d_atan : forall (f : R -> R) (x a : R),
  is_derive f x a -> is_derive (fun y => atan (f y)) x (a * / (1 + f x ^ 2)).
Proof.
  intros f x a H. apply (wick_chain atan); [| assumption].
  replace (f x ^ 2) with (Rsqr (f x)) by (unfold Rsqr; ring). apply is_derive_atan.
Qed.
Lemma wick_d_power : forall (f : R -> R) (c x a : R),
  is_derive f x a -> 0 < f x -> is_derive (fun y => Rpower (f y) c) x (a * (c * Rpower (f x) (c - 1))).
Proof.
  intros f c x a H P. apply (wick_chain (fun u => Rpower u c)); [| assumption].
  apply is_derive_Reals, derivable_pt_lim_power, P.
Qed.
Lemma wick_d_unknown : forall (h f : R -> R) (x a b : R),
  is_derive h (f x) b -> is_derive f x a -> is_derive (fun y => h (f y)) x (b * a).
Proof. intros. rewrite Rmult_comm. now apply wick_chain. Qed.
Lemma wick_d_unknown2 : forall (h : R -> R -> R) (f g : R -> R) (x a b lx ly : R),
  differentiable_pt_lim h (f x) (g x) lx ly -> is_derive f x a -> is_derive g x b ->
  is_derive (fun y => h (f y) (g y)) x (lx * a + ly * b).
Proof. intros. apply is_derive_Reals, derivable_pt_lim_comp_2d; [assumption | now apply is_derive_Reals ..]. Qed.
Lemma wick_d_sum : forall (f : Z -> R -> R) (l : Z -> R) (lo hi : Z) (x : R), (forall i, is_derive (f i) x (l i)) ->
  is_derive (fun y => wick_sum (fun i => f i y) lo hi) x (wick_sum l lo hi).
Proof.
  intros f l lo hi x H. unfold wick_sum. induction (Z.to_nat (hi - lo + 1)); simpl; [apply wick_d_const |].
  now apply wick_d_plus.
Qed.
Lemma wick_d_value : forall (f : R -> R) (x a b : R), is_derive f x a -> a = b -> is_derive f x b.
Proof. intros. now subst. Qed.

Lemma wick_carry : forall (f g : R -> R) (x l : R),
  locally x (fun y => f y = g y) -> is_derive g x l -> is_derive f x l.
Proof.
  intros f g x l H D. apply (is_derive_ext_loc g); [| assumption].
  apply (filter_imp (fun y => f y = g y)); [intros; now symmetry | assumption].
Qed.
Lemma wick_same : forall (f : R -> R) (x : R), locally x (fun y => f y = f y).
Proof. intros. now apply filter_forall. Qed.
Lemma wick_both : forall (f g : R -> R) (x a b : R),
  locally x (fun y => f y = g y) -> is_derive f x a -> is_derive g x b -> a = b.
Proof.
  intros f g x a b H F G. rewrite <- (is_derive_unique _ _ _ F). apply is_derive_unique, wick_carry with g; assumption.
Qed.
Lemma wick_near_less : forall (f g : R -> R) (x : R),
  continuous f x -> continuous g x -> f x < g x -> locally x (fun y => f y < g y).
Proof.
  intros f g x F G H.
  apply (filter_imp (fun y => 0 < minus (g y) (f y))); [intros y; unfold minus, plus, opp; simpl; lra |].
  assert (C : continuous (fun y => minus (g y) (f y)) x) by (apply (continuous_minus g f); assumption).
  apply (C (fun z => 0 < z)). apply open_gt. unfold minus, plus, opp; simpl; lra.
Qed.
Lemma wick_near_differ : forall (f g : R -> R) (x : R),
  continuous f x -> continuous g x -> f x <> g x -> locally x (fun y => f y <> g y).
Proof.
  intros f g x F G H. destruct (Rdichotomy _ _ H) as [L | L].
  - apply (filter_imp (fun y => f y < g y)); [intros; lra | now apply wick_near_less].
  - apply (filter_imp (fun y => g y < f y)); [intros; lra | now apply wick_near_less].
Qed.
Lemma wick_continuous : forall (f : R -> R) (x l : R), is_derive f x l -> continuous f x.
Proof. intros f x l H. apply (ex_derive_continuous f). now exists l. Qed.

(* The error function and Kronecker's delta. *)
Definition wick_erf (x : R) : R := 2 / sqrt PI * RInt (fun t => exp (- (t ^ 2))) 0 x.
Definition wick_delta (i j : Z) : R := if Z.eqb i j then 1 else 0.

Lemma wick_d_erf : forall (f : R -> R) (x a : R),
  is_derive f x a -> is_derive (fun y => wick_erf (f y)) x (a * (2 / sqrt PI * exp (- (f x ^ 2)))).
Proof.
  intros f x a H. apply (wick_chain wick_erf); [| assumption]. unfold wick_erf.
  apply (is_derive_scal (fun y => RInt (fun t => exp (- (t ^ 2))) 0 y)).
  apply (is_derive_RInt (fun t => exp (- (t ^ 2))) _ 0).
  - apply filter_forall. intro y. apply (@RInt_correct R_CompleteNormedModule). apply (@ex_RInt_continuous R_CompleteNormedModule).
    intros z _. apply (ex_derive_continuous (fun t => exp (- (t ^ 2)))). auto_derive. exact I.
  - apply (ex_derive_continuous (fun t => exp (- (t ^ 2)))). auto_derive. exact I.
Qed.

Lemma wick_ln_power : forall x n, 0 < x -> ln (x ^ n) = INR n * ln x.
Proof. intros. now apply ln_pow. Qed.
Lemma wick_ln_sqrt : forall x, 0 < x -> ln (sqrt x) = / 2 * ln x.
Proof.
  intros x H. assert (P : 0 < sqrt x) by now apply sqrt_lt_R0.
  assert (E : ln (sqrt x * sqrt x) = ln x) by (rewrite sqrt_sqrt; [reflexivity | lra]).
  rewrite ln_mult in E by assumption. lra.
Qed.

(* is_derive f x ?l: the value is found on the way. *)
Ltac wick_derive :=
  lazymatch goal with
  | |- is_derive (fun y => y) _ _ => apply wick_d_id
  | |- is_derive (fun _ => ?c) _ _ => apply (wick_d_const c)
  | |- is_derive (fun y => @?f y + @?g y) _ _ => eapply (wick_d_plus f g); wick_derive
  | |- is_derive (fun y => @?f y - @?g y) _ _ => eapply (wick_d_minus f g); wick_derive
  | |- is_derive (fun y => - @?f y) _ _ => eapply (wick_d_opp f); wick_derive
  | |- is_derive (fun y => @?f y * @?g y) _ _ => eapply (wick_d_mult f g); wick_derive
  | |- is_derive (fun y => / @?f y) _ _ => eapply (wick_d_inv f); [wick_derive | cbv beta; wick_sign]
  | |- is_derive (fun y => @?f y / @?g y) _ _ => eapply (wick_d_div f g); [wick_derive | wick_derive | cbv beta; wick_sign]
  | |- is_derive (fun y => @?f y ^ ?n) _ _ => eapply (wick_d_pow f n); wick_derive
  | |- is_derive (fun y => exp (@?f y)) _ _ => eapply (wick_d_exp f); wick_derive
  | |- is_derive (fun y => ln (@?f y)) _ _ => eapply (wick_d_ln f); [wick_derive | cbv beta; wick_sign]
  | |- is_derive (fun y => sqrt (@?f y)) _ _ => eapply (wick_d_sqrt f); [wick_derive | cbv beta; wick_sign]
  | |- is_derive (fun y => sin (@?f y)) _ _ => eapply (wick_d_sin f); wick_derive
  | |- is_derive (fun y => cos (@?f y)) _ _ => eapply (wick_d_cos f); wick_derive
  | |- is_derive (fun y => sinh (@?f y)) _ _ => eapply (wick_d_sinh f); wick_derive
  | |- is_derive (fun y => cosh (@?f y)) _ _ => eapply (wick_d_cosh f); wick_derive
  | |- is_derive (fun y => tanh (@?f y)) _ _ => eapply (wick_d_tanh f); wick_derive
  | |- is_derive (fun y => wick_erf (@?f y)) _ _ => eapply (wick_d_erf f); wick_derive
  | |- is_derive (fun y => atan (@?f y)) _ _ => eapply (wick_d_atan f); wick_derive
  | |- is_derive (fun y => Rpower (@?f y) ?c) _ _ => eapply (wick_d_power f c); [wick_derive | cbv beta; wick_sign]
  | |- is_derive (fun y => wick_sum (fun i => @?f i y) ?a ?b) _ _ =>
      eapply (wick_d_sum (fun i y => f i y) _ a b); let i := fresh "i" in intro i; cbv beta; wick_derive
  | H : forall _ _ : R, differentiable_pt_lim ?h _ _ _ _ |- is_derive (fun y => ?h (@?f y) (@?g y)) _ _ =>
      eapply (wick_d_unknown2 h f g); [apply H | wick_derive | wick_derive]
  | H : forall _ : R, is_derive ?h _ _ |- is_derive (fun y => ?h (@?f y)) _ _ =>
      eapply (wick_d_unknown h f); [apply H | wick_derive]
  | H : forall (_ : Z) (_ : R), is_derive (?h _) _ _ |- is_derive (fun y => ?h ?n (@?f y)) _ _ =>
      eapply (wick_d_unknown (h n) f); [apply H | wick_derive]
  end.
Ltac wick_continuity := eapply wick_continuous; wick_derive.
Ltac wick_near :=
  cbv beta;
  lazymatch goal with
  | |- locally _ (fun y => True) => apply filter_forall; intro; exact I
  | |- locally _ (fun y => @?p y /\ @?q y) => apply (filter_and p q); wick_near
  | |- locally _ (fun y => @?f y < @?g y) => apply (wick_near_less f g); [wick_continuity | wick_continuity | cbv beta; wick_sign]
  | |- locally _ (fun y => @?f y <> @?g y) => apply (wick_near_differ f g); [wick_continuity | wick_continuity | cbv beta; wick_sign]
  end.

(* Exponentials: every one comes down to a single exponential on both sides. *)
Lemma wick_exp_pow : forall a n, exp a ^ n = exp (INR n * a).
Proof.
  intros a n. induction n; [simpl; rewrite Rmult_0_l, exp_0; reflexivity |].
  rewrite S_INR. simpl. rewrite IHn, <- exp_plus. f_equal. ring.
Qed.
Lemma wick_root : forall x y, 0 <= y -> y * y = x -> sqrt x = y.
Proof. intros x y P H. rewrite <- H. now apply sqrt_square. Qed.
Lemma wick_root_square : forall x, 0 <= x -> sqrt x ^ 2 = x.
Proof. intros. now apply pow2_sqrt. Qed.
Lemma wick_solved : forall l r c e d, l = r -> c <> 0 -> l - r = c * (e - d) -> e = d.
Proof. intros l r c e d H C E. assert (c * (e - d) = 0) by lra. destruct (Rmult_integral _ _ H0); lra. Qed.
Lemma wick_differ : forall a b : R, a - b = 0 -> a = b.
Proof. intros. lra. Qed.

Lemma wick_delta_sym : forall i j, wick_delta i j = wick_delta j i.
Proof. intros. unfold wick_delta. now rewrite Z.eqb_sym. Qed.
Lemma wick_sum_pick : forall f g a b k, (a <= k)%Z -> (k <= b)%Z -> (forall i, g i = f i * wick_delta i k) ->
  wick_sum g a b = f k.
Proof.
  intros f g a b k A B G.
  assert (N : forall n, wick_nsum g a n = if Z_lt_dec k (a + Z.of_nat n) then f k else 0).
  { induction n as [| n IH]; simpl wick_nsum.
    - destruct (Z_lt_dec k (a + Z.of_nat 0)); [lia | reflexivity].
    - rewrite IH, G. unfold wick_delta.
      destruct (Z.eqb_spec (a + Z.of_nat n) k) as [E | E]; destruct (Z_lt_dec k (a + Z.of_nat n));
        destruct (Z_lt_dec k (a + Z.of_nat (S n))); try lia; try rewrite E; ring. }
  unfold wick_sum. rewrite N. destruct (Z_lt_dec k (a + Z.of_nat (Z.to_nat (b - a + 1)))); [reflexivity | lia].
Qed.

(* Calls of a function at arguments that are equal as fractions are one. *)
Ltac wick_calls_of h :=
  repeat match goal with
    | |- context [h ?a] =>
        match goal with
        | |- context [h ?b] =>
            tryif constr_eq a b then fail else replace (h a) with (h b) by (apply f_equal; ring)
        end
    end.
Ltac wick_calls := wick_calls_of exp; wick_calls_of ln; wick_calls_of sqrt; wick_calls_of sin; wick_calls_of cos.
Lemma wick_cos_square : forall x, cos x ^ 2 = 1 - sin x ^ 2.
Proof. intro x. pose proof (sin2_cos2 x). unfold Rsqr in *. lra. Qed.
Ltac wick_sides := repeat split; wick_sign.
Ltac wick_value_once :=
  first [reflexivity | ring | (field; wick_sides) | (simpl INR; simpl Nat.pred; ring) | (simpl INR; simpl Nat.pred; field; wick_sides)
        | (simpl INR; simpl Nat.pred; progress wick_calls; first [ring | field; wick_sides])
        | (rewrite wick_delta_sym; first [ring | field; wick_sides])].
(* Two sums over the same range are one where their terms are equal. *)
Ltac wick_join :=
  match goal with
  | |- context [wick_sum ?f ?a ?b] =>
      match goal with
      | |- context [wick_sum ?g a b] =>
          tryif constr_eq f g then fail else
            replace (wick_sum f a b) with (wick_sum g a b) by (apply wick_sum_ext; intro; cbv beta; wick_value_once)
      end
  end.
Ltac wick_value := cbv beta; first [wick_value_once | (repeat wick_join; wick_value_once)].
Ltac wick_exp_start :=
  rewrite ?wick_exp_pow; rewrite <- ?exp_Ropp; rewrite ?wick_exp_pow; rewrite <- ?exp_plus; apply f_equal; simpl INR; simpl Nat.pred.
Ltac wick_ln_step :=
  match goal with
  | |- context [ln (exp _)] => rewrite ln_exp
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by wick_sign
  | |- context [ln (?a / ?b)] => unfold Rdiv; rewrite (ln_mult a (/ b)) by wick_sign
  | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by wick_sign
  | |- context [ln (?a ^ ?n)] => rewrite (wick_ln_power a n) by wick_sign
  | |- context [ln (sqrt ?a)] => rewrite (wick_ln_sqrt a) by wick_sign
  | |- context [ln 1] => rewrite ln_1
  end.
Ltac wick_ln := repeat wick_ln_step; simpl INR; simpl Nat.pred; wick_value.
Ltac wick_order := first [wick_sign | nra | interval | interval with (i_prec 80)].
Ltac wick_everywhere S :=
  lazymatch type of S with
  | ?l = _ =>
      repeat match goal with
        | H : context [l] |- _ => lazymatch H with S => fail | _ => revert H end
        end;
      first
        [ rewrite S
        | lazymatch l with
          | wick_sum ?f ?a ?b =>
              match goal with
              | |- context [wick_sum ?g a b] =>
                  replace (wick_sum g a b) with (wick_sum f a b)
                    by (apply wick_sum_ext; intro; cbv beta; first [ring | field; wick_sides]);
                  rewrite S
              end
          end
        | idtac ];
      intros
  end.
(* The same for a call of a function, where its argument is written in another way. *)
Ltac wick_rewrite X :=
  first
    [ rewrite X
    | lazymatch type of X with
      | ?h ?a = _ =>
          match goal with
          | |- context [h ?b] =>
              replace (h b) with (h a) by (apply f_equal; first [ring | field; wick_sides]); rewrite X
          end
      end ].
