/** Told to a person where the prompt was shortened to fit into the context of the model. */
export const SHORTENED_PROMPT =
  'The language model was asked with a shortened prompt, since its context is short: check its answer with more care.';
