/** Names the rules by which a judgement was made; recorded with it. Moves with every change of a rule or table. */
export const POLICY_VERSION = '1.4.0';
