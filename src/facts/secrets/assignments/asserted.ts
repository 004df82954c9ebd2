import { before, lineBefore, matchAt } from '../text-at.ts';
import { type Form, quotedOnly } from './form.ts';

/** What a test expects to find: `assertEquals("v", user.getPassword())`, `assert.Equal(t, c.clientSecret, "v")`, `expect(token).toBe("v")`, `expect(a.token).to eq "v"`. */
export const asserted: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || !/[)('"\],]/.test(text[end] ?? '')) return undefined;
  // A constant may be the name of a setting, and ('password', 'v') are handed to what is tested.
  if (/^[A-Z][A-Z\d_]*$/.test(text.slice(start, end)) || (/["']/.test(text[start - 1] ?? '') && text[start - 2] !== '[')) return undefined;
  // if got, want := user.Token, "v"; got != want
  if (text[end] === ',' && /\b(?:got|have|actual), ?(?:want|expected|exp) ?:?= ?[\w.()]{0,40}$/.test(before(text, start, 80)))
    return quotedOnly(text, end + (matchAt(/, ?(?=")/y, text, end)?.length ?? 1), 'compared');
  const matcher = matchAt(ofMatcher, text, end);
  const comma = matcher ?? matchAt(/["'\]]{0,2}(?:\(\))?[ ]?,[ ]?(?=["'])/y, text, end);
  const line = comma === undefined && matchAt(/["'\]]{0,2}(?:\(\))?[ ]?\)/y, text, end) === undefined ? undefined : lineBefore(text, start);
  if (line === undefined || !asserting.test(line)) return undefined;
  // expect(hash(password)).toBe("what it is hashed to")
  if (/(?:hash|digest|sha\d*|md5|hmac|(?<!de)crypt|encode|sign)\w{0,12}\([\w.]{0,40}$/i.test(line)) return undefined;
  // assert(password, "what is said where it is not there")
  if (comma !== undefined && matcher === undefined && !comparing.test(line)) return undefined;
  if (comma !== undefined) {
    const found = quotedOnly(text, end + comma.length, 'compared');
    return found && (matcher !== undefined || /^[ ]?[,)]/.test(text.slice(found.written.after, found.written.after + 2))) ? found : undefined;
  }
  const expected = expectedBefore.exec(line);
  return expected ? quotedOnly(text, start - line.length + expected.index + (expected[1]?.length ?? 0), 'compared') : undefined;
};

const ofMatcher =
  /["'\])]{0,2}(?:\(\))?\)(?:\.(?:to\.(?:be\.)?(?:deep\.)?(?:eql?|equal)|toBe|toEqual|toStrictEqual|isEqualTo|should\.(?:be\.)?(?:eql?|equal)|shouldBe)\([ ]?|\.(?:to|should) (?:eql?|be)[ (])(?=["'])/y;
const asserting = /\b(?:assert\w*|expect\w*|require|is_equal|isEqual|equals?|eq|same|is)(?:[!.(]| \()/i;
const comparing = /(?:equal|(?<!r)eq|same|\bis)\w{0,12}!?[ ]?\([^"'\n]{0,80}$/i;
const expectedBefore = /(\b(?:assert\w*|expect\w*|equals?|eq|same|is)[!.\w]{0,24}\((?:[a-z]\w{0,12},[ ]?)?)(?:[bu]|@)?["'][^"'\n]{3,80}["'],[ ]?[\w.$>()[\]"'-]{0,60}$/i;
