// Numbers as a reader of the language writes them.

export function numberText(value, decimals, language) {
  const text = Math.abs(value).toFixed(decimals);
  const [whole, part] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "nl" ? "." : ",");
  const sign = value < 0 && Number(text) !== 0 ? "\u2212" : "";
  return sign + grouped + (part ? (language === "nl" ? "," : ".") + part : "");
}

export function ratioText(numerator, denominator, decimals, language) {
  // A ratio of whole numbers, rounded half up without an error of floating point.
  const scale = 10 ** decimals;
  const rounded = Math.floor((2 * numerator * scale + denominator) / (2 * denominator));
  return numberText(rounded / scale, decimals, language);
}

export function runsText(numbers, language) {
  // "80, 88, 94–96": runs of three or more are drawn together.
  const parts = [];
  for (let i = 0; i < numbers.length; ) {
    let j = i;
    while (j + 1 < numbers.length && numbers[j + 1] === numbers[j] + 1) j += 1;
    const [first, last] = [numbers[i], numbers[j]].map((n) => numberText(n, 0, language));
    if (j - i >= 2) parts.push(`${first}\u2013${last}`);
    else for (let k = i; k <= j; k += 1) parts.push(numberText(numbers[k], 0, language));
    i = j + 1;
  }
  return parts.join(", ");
}

export function plural(forms, number) {
  // Of words that a number decides, those for this one (`evenwicht.bilingual.Plural`).
  return forms[number === 1 ? 0 : 1];
}

export function filled(text, values) {
  // "{n} van {most}" with its names filled in.
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
