import { expression } from '../../../long-expression.ts';

/** The example keys that providers print in their own documentation. */
export const isDocumentedKey = (value: string): boolean => documented.some((key) => key.test(value));

const documented: readonly RegExp[] = [
  // RFC 2617, 5849, 6749, 6750, 7519 and 7616, OpenID Connect
  expression()`
    ^(?:
      czZCaGRSa3F0MzpnWDFmQmF0M2JW|gX1fBat3bV|7Fjfp0ZBr1KtDRbnfVdmIw|2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|mF_9\.B5f-4\.1JqM
      |SplxlOBeZQQYbYS6WxSbIA|hh5s93j4hdidpola|hdhd0244k9j7ao03|kkk9d7dh3k39sjv7|dpf43f3p2l4k3l03|kd94hf93k423kf44|9djdj82h48djs9d2
      |j49sk3j29djd|dcd98b7102dd2f0e8b11d0f600bfb0c093|7ypf\/xlj9XXwfDPEoM4URrv\/xwf94BcCAzFZH4GiTo0v
      |f2\/wE4q74E6zIJEtWaHKaf5wv\/H5QzzpXusqGemxURZJ|SlAV32hkKG|8xLOxBtZp8|nnch734d00sl2jdk|pfkkdhi9sl3r4s00
    )$
  `,
  /EXAMPLE/,
  /^MySUPER--secret-0123passw0rd$/, // the settings of Redis
  /^6LeIxAcTAAAAA/, // reCAPTCHA, which lets everybody pass
  /^wJalrXUtnFEMI/i,
  /^c4cd94da15ea0544802c2cfd5ec4ead324327430$/, // a machine in .netrc, of Heroku
  /^GEZDGNBV/, // "12345…", the seed of RFC 4226 and 6238
  /^JBSWY3DPEHPK3PXP/, // "Hello!" and four bytes, in what shows how authenticators work
  /^(?:sk|pk|rk)_test_(?:4eC39HqLyjWDarjtT1zdp7dc|TYooMQauvdEDq54NiTphI7jx|BQokikJOvBiI2HlWgH4olfQ2)$/,
  /^Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/, // the Azure storage emulator
  /^C2y6yDjf5\/R\+ob0N8A7Cgv30VRDJIWEHLM\+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/, // the Cosmos DB emulator
  /^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJzdWIiOiIxMjM0NTY3ODkwI/, // jwt.io
  /^(?:AIzaSy)?[A-Za-z]*(?:ExampleKey|YourKey)/i,
  /^(?:AC|SK)?X{8,}/,
];
