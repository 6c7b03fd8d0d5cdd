/** Whether this is the hash of what is stored. What is changed to a value that was never hashable has none. */
export function isHashOf(hash: string, recompute: () => string): boolean {
  try {
    return recompute() === hash;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
