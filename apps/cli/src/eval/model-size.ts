const SIZE = /(?<![\w.])(\d+(?:\.\d+)?)([bm])(?![a-z])/i;

/** How many weights a model has, as its name tells ("Qwen2.5-7B-Instruct", "SmolLM2-135M"); `null` where it does not. */
export function parametersOf(model: string): number | null {
  const [, number, unit] = SIZE.exec(model) ?? [];
  return number === undefined ? null : Math.round(Number(number) * (unit?.toLowerCase() === 'b' ? 1e9 : 1e6));
}
