/** Without these characters at its end. An expression that ends in `[…]+$` goes over every run of them in the text, and over each as often as it is long. */
export const withoutTrailing = (text: string, characters: string): string => {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
};
