/** The parts of a name between separators, in lower case: "Mail_Prod 01" has mail, prod and 01. */
export function partsOf(name: string): string[] {
  return name.toLowerCase().split(/[\s._-]+/);
}

/**
 * Equal for names that differ in case, separators and leading zeros alone: "web-prod-01", "Web prod 1", "webprod01".
 * Numbers stay apart and stay what they are: "web-1-01" is not "web-101".
 */
export function respelling(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(?<=\d)[\s._-]+(?=\d)/g, '-')
    .replaceAll(/(?<!\d)[\s._-]+|[\s._-]+(?!\d)/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '');
}

/** The numbers in a name, in their order, without leading zeros. */
export function numbersIn(name: string): string[] {
  return (name.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, ''));
}
