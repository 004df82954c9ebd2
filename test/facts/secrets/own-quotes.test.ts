import { describeTexts, type Text } from './found-in.ts';

/** Ways to write a string that other languages have not. */
const secrets: readonly Text[] = [
  ['a.swift', 'let password = #"lemon%Tree77"#'],
  ['a.rs', 'let password = r#"lemon%Tree77"#;'],
  ['a.pl', 'my $password = q{lemonTree77};'],
  ['a.pl', 'my $password = qq(lemonTree77);'],
  ['a.rb', 'password = %q(lemonTree77)'],
  ['a.ex', 'password: ~s(lemonTree77),'],
  ['a.cpp', 'std::string password = R"(lemonTree77)";'],
  ['a.cpp', 'std::string password = R"end(lemonTree77)end";'],
  ['a.sql', "l_password := q'[lemonTree77]';"],
  ['a.jl', 'password = raw"lemonTree77"'],
  ['a.js', 'const password = String.raw`lemonTree77`;'],
  ['a.ps1', "$password = @'\nlemonTree77\n'@"],
];

const lookAlikes: readonly Text[] = [
  ['a.pl', 'my $password = q{password};'],
  ['a.pl', 'my $password = qq{$typed77};'],
  ['a.rb', 'secrets = %w(api_key1 other_key2)'],
  ['a.ps1', '$password = @{ Name = "lemon" }'],
  ['a.rs', 'let password = r#"{typed}"#;'],
  ['a.sql', 'CREATE FUNCTION password() AS $$SELECT2$$;'],
];

describeTexts({ secrets, lookAlikes });
