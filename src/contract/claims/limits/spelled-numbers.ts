/** "Eight hours", "five failed logins". */
export const inDigits = (text: string): string => text.replace(spelled, (word) => String(numerals.indexOf(word.toLowerCase())));
const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen'];
const spelled = new RegExp(
  String.raw`(?<![\w-])(?:${numerals.slice(1).join('|')})(?=[ -](?:(?:consecutive|failed|unsuccessful|invalid|wrong|bad|more) ){0,2}(?:seconds?|minutes?|hours?|days?|weeks?|attempts?|tries|failures?|log-?ins?|requests?|calls?|characters?|chars|iterations?|passes|rounds?|lanes?|threads?)\b)`,
  'gi',
);
