Lemma step_curvature :
  forall (s_x : R)
    (s_k : R)
    (f1_V f1_V'p1 f1_V'p2 : R -> R),
  (forall (x : R), is_derive f1_V x (f1_V'p1 x)) ->
  (forall (x : R), is_derive f1_V'p1 x (f1_V'p2 x)) ->
  (1 < s_k) ->
  (forall (b1_x : R), (Derive (fun s_x : R => (f1_V s_x)) b1_x) = ((- (1)) * s_k * (f1_V b1_x))) ->
  (ex_derive (fun s_x : R => (Derive (fun s_x : R => (f1_V s_x)) s_x)) s_x)
  /\ ((Derive (fun s_x : R => (Derive (fun s_x : R => (f1_V s_x)) s_x)) s_x) = ((s_k ^ 2) * (f1_V s_x))).
Proof.
  intros s_x s_k f1_V f1_V'p1 f1_V'p2 C1 C2 A1 H1.
  assert (E2 : forall (b1_x : R), (f1_V'p1 b1_x) = ((- (1)) * s_k * (f1_V b1_x))).
  { intros b1_x. pose proof (H1 b1_x) as H3.
    assert (D4 : is_derive (fun s_x : R => (f1_V s_x)) b1_x (f1_V'p1 b1_x)).
    { apply (wick_carry _ (fun b5_x : R => (f1_V b5_x))).
      - apply wick_same.
      - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }
    rewrite (is_derive_unique _ _ _ D4) in H3.
    exact H3. }
  assert (F6 : forall (b1_x : R), (f1_V'p1 b1_x) = ((- (1)) * (f1_V b1_x) * s_k)).
  { intros b1_x. apply (wick_solved (f1_V'p1 b1_x) ((- (1)) * s_k * (f1_V b1_x)) 1).
    - exact (E2 b1_x).
    - wick_sign.
    - wick_value. }
  assert (D7 : is_derive (fun s_x : R => (Derive (fun s_x : R => (f1_V s_x)) s_x)) s_x (f1_V'p2 s_x)).
  { apply (wick_carry _ (fun b8_x : R => (f1_V'p1 b8_x))).
    - apply (filter_imp (fun b8_x : R => True)).
      + intros b8_x _.
        assert (D9 : is_derive (fun s_x : R => (f1_V s_x)) b8_x (f1_V'p1 b8_x)).
        { apply (wick_carry _ (fun b10_x : R => (f1_V b10_x))).
          - apply wick_same.
          - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }
        rewrite (is_derive_unique _ _ _ D9).
        wick_value.
      + wick_near.
    - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }
  split; [exact (ex_intro _ _ D7) |].
  rewrite (is_derive_unique _ _ _ D7).
  assert (F12 : forall (b1_x : R), (f1_V'p2 b1_x) = ((- (1)) * s_k * (f1_V'p1 b1_x))).
  { intros b1_x. apply (wick_both (fun b11_x'27_'23_1 : R => (f1_V'p1 b11_x'27_'23_1)) (fun b11_x'27_'23_1 : R => ((- (1)) * (f1_V b11_x'27_'23_1) * s_k)) b1_x).
    - apply (filter_imp (fun b11_x'27_'23_1 : R => True)).
      + intros b11_x'27_'23_1 _.
        apply F6; assumption.
      + wick_near.
    - eapply wick_d_value; [wick_derive | cbv beta; wick_value].
    - eapply wick_d_value; [wick_derive | cbv beta; wick_value]. }
  rewrite (F12 s_x) by wick_sign.
  rewrite (F6 s_x) by wick_sign.
  wick_value.
Qed.

Lemma step_root :
  forall (s_k : R),
  (1 < s_k) ->
  (0 <= s_k)
  /\ (s_k <> 0)
  /\ ((((sqrt s_k) ^ 3) * (/ s_k)) = (sqrt s_k)).
Proof.
  intros s_k A1.
  assert (P1 : 0 <= s_k).
  {
    wick_sign. }
  assert (P2 : s_k <> 0).
  {
    wick_sign. }
  split; [exact P1 |].
  split; [exact P2 |].
  assert (Q3 : (sqrt s_k) ^ 2 = s_k) by (apply wick_root_square; wick_sign).
  assert (P4 : 0 < sqrt s_k) by wick_sign.
  first [ring [Q3] | field [Q3]; wick_sides | wick_value].
Qed.

Lemma step_shift :
  forall (m1_E : Z -> R)
    (s_k : R)
    (s_n : Z),
  (1 < s_k) ->
  ((1 <= s_n)%Z) ->
  ((1 <= (s_n + 1))%Z)
  /\ ((wick_sum (fun s_j : Z => (exp ((m1_E (s_j)%Z) + s_k))) (1)%Z (s_n)%Z) = ((exp s_k) * (wick_sum (fun s_j : Z => (exp (m1_E (s_j)%Z))) (1)%Z (s_n)%Z))).
Proof.
  intros m1_E s_k s_n A1 A2.
  assert (P3 : (1 <= (s_n + 1))%Z).
  {
    wick_sign. }
  split; [exact P3 |].
  assert (S7 : (wick_sum (fun s_j : Z => (exp ((m1_E (s_j)%Z) + s_k))) (1)%Z (s_n)%Z) = ((exp s_k) * (wick_sum (fun s_j : Z => (exp (m1_E (s_j)%Z))) (1)%Z (s_n)%Z))).
  { transitivity (wick_sum (fun b6_j : Z => (exp s_k) * (exp (m1_E (b6_j)%Z))) (1)%Z (s_n)%Z).
    - apply wick_sum_ext; intro b6_j; cbv beta.
      replace (exp ((m1_E (b6_j)%Z) + s_k)) with ((exp (m1_E (b6_j)%Z)) * (exp s_k)) by (symmetry; wick_exp_start; wick_value).
      wick_value.
    - rewrite ?wick_sum_plus, ?wick_sum_scal; wick_value. }
  wick_everywhere S7.
  wick_value.
Qed.

Lemma step_circle :
  forall (s_k : R),
  (1 < s_k) ->
  (0 <= (((cos s_k) ^ 2) + ((sin s_k) ^ 2)))
  /\ ((sqrt (((cos s_k) ^ 2) + ((sin s_k) ^ 2))) = 1).
Proof.
  intros s_k A1.
  assert (P1 : 0 <= (((cos s_k) ^ 2) + ((sin s_k) ^ 2))).
  {
    wick_sign. }
  split; [exact P1 |].
  pose proof (wick_cos_square s_k) as T2.
  assert (R3 : (((cos s_k) ^ 2) + ((sin s_k) ^ 2)) = 1).
  { first [ring [T2] | field [T2]; wick_sides | wick_value]. }
  rewrite ?R3.
  assert (R4 : (sqrt 1) = 1).
  { apply wick_root; [wick_sign | first [ring [T2] | field [T2]; wick_sides | wick_value]]. }
  wick_rewrite R4.
  first [ring [T2] | field [T2]; wick_sides | wick_value].
Qed.

Lemma step_divided :
  forall (s_k : R),
  (1 < s_k) ->
  ((s_k + (- (1))) <> 0)
  /\ ((((s_k ^ 2) + (- (1))) * (/ (s_k + (- (1))))) = (s_k + 1)).
Proof.
  intros s_k A1.
  assert (P1 : (s_k + (- (1))) <> 0).
  {
    wick_sign. }
  split; [exact P1 |].
  wick_value.
Qed.
