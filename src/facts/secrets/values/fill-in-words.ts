/** Words of a value that make the whole of it a stand-in. */
export const fillIn = new Set([
  'changeme',
  'change',
  'changethis',
  'replace',
  'replaceme',
  'placeholder',
  'example',
  'sample',
  'dummy',
  'fake',
  'mock',
  'stub',
  'bogus',
  'todo',
  'fixme',
  'xxx',
  'xxxx',
  'your',
  'yours',
  'insert',
  'here',
  'redacted',
  'masked',
  'hidden',
  'invalid',
  'notreal',
  'undefined',
  'foo',
  'foobar',
  'lorem',
  'ipsum',
]);

/** `LoremIpsum86` is what a server that asks for capitals and digits was given. */
export const ofTypesetters = new Set(['lorem', 'ipsum']);

/** Words that people really set where a password is wanted. */
export const fillInButPassword = new Set(['test', 'testing', 'tests', 'demo']);

/** What is said of a password that is still to be made up. */
export const ofDemands = new Set(
  'this that with before after deploy deployment long value string default initial temp temporary please some must first later password pass secret token user admin root staging local prod production real actual strong secure random now immediately login account database server'.split(
    ' ',
  ),
);
