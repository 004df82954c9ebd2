import { createHash } from 'node:crypto';
import { describeTexts } from './found-in.ts';
import { hex, pick } from './made-up.ts';

const digest = (algorithm: string): string => createHash(algorithm).update('lemonTree77').digest('hex');

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** What stands where a secret would, in code that has none, and beside it the secret that is told from it. */
describeTexts({
  secrets: [
    ['a.nix', "text = ''\n  password=lemonTree77\n'';"],
    ['a.ts', `const passwordHash = "${digest('sha256')}";`],
    ['a.ts', `const admin_pass_hash = "${digest('md5')}";`],
    ['pay.properties', `merchant.payKey=${hex(32)}`],
    ['a.kt', `val wechatKey = "${hex(32)}"`],
    ['a.sh', 'jq -n --arg db_password lemonTree77 .'],
    ['a.sh', 'consul kv put app/db_password lemonTree77'],
    ['a.sh', 'echo -n "ann:lemonTree77" | base64'],
    ['a.c', 'redisCommand(context, "AUTH lemonTree77");'],
    ['a.py', 'ChatBot("ann@corp.net", "lemonTree77")'],
    ['a.ts', 'await login("ann@corp.net", "lemonTree77");'],
    ['a.js', 'users.set("ann", "lemonTree77!");'],
    ['a.tf', 'resource "aws_ssm_parameter" "p" {\n  type  = "SecureString"\n  value = "lemonTree77"\n}'],
    ['.env', 'REDIS_PASSWORD_REPORTS=lemonTree77'],
    ['.env', 'SHOP_TOKEN=shop-admin-token-2026'],
    ['a.ts', `const token = "${pick(base58, 44)}";`],
    ['.env.production', 'VAULT_MASTER_KEY=orchard_dev_master_key'],
    ['a.py', 'db_pass = "lemonTree77"'],
  ],
  lookAlikes: [
    // An empty text at the end of a line opens none that goes on below it.
    ['a.rb', "name = ''\nif mailbox\n  password = google_oauth2_access_token\nend"],
    ['a.py', "name = ''\npassword = oauth2_token_v2"],
    ['a.json', `{"compassHash": "${digest('md5')}", "bypassDigest": "${digest('md5')}"}`],
    ['a.ts', `const renderPassHash = "${digest('md5')}";`],
    ['a.py', 'EMPTY_PASSWORD_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"'],
    ['A.java', 'String passwordMd5 = "d41d8cd98f00b204e9800998ecf8427e";'],
    ['a.ts', `const nodesKey = "${digest('md5')}", displayKey = "${digest('md5')}";`],
    ['ci.yml', `env:\n  CACHE_VERSION_KEY: ${hex(32)}\n  IMAGE_KEY: ${hex(32)}`],
    ['a.xml', '<reference Key="Dynamics2012R3CumulativeUpdate13" Name="x"/>'],
    ['.env.staging', 'GITHUB_CLIENT_SECRET=staging_github_client_secret'],
    ['A.java', 'assertTrue(actual.getData().containsKey("dataId23456.json+group132"));'],
    ['a.sh', 'jq --arg token_type bearer12 --arg password_field pwd2 -n "{}"'],
    ['a.sh', 'consul kv put app/token_ttl 3600s'],
    ['a.sh', 'etcdctl put /app/secret_name db-cred-2'],
    ['a.sh', 'echo "key:value1" | base64'],
    ['a.js', 'sendCommand("AUTH CRAM-MD5"); connection.send("AUTH XOAUTH2");'],
    ['a.ts', "await sendCodeOfMail('ann@corp.net', '483726');"],
    ['a.ts', "expect(send).toHaveBeenCalledWith('ann@corp.net', '483726');"],
    ['a.py', 'logger.log_start("ann@corp.net", "corr123", "smtp1")'],
    ['A.cs', 'SendInvite("ann@corp.net", "Workspace2024");'],
    ['a.js', 'users.set("eve", "admin2024role");'],
    ['a.py', 'users["ann"] = "group2b"'],
    ['a.py', 'redis.Redis("cache", 6379, 0, "utf-8")'],
    ['a.php', "<?php $this->auth('admin#dashboard');"],
    ['a.txt', 'WIFI:S:mynetwork;T:WPA;P:mypass;;'],
    ['a.tf', 'resource "aws_ssm_parameter" "p" {\n  type  = "SecureString"\n  value = "initial-value"\n  lifecycle {\n    ignore_changes = [value]\n  }\n}'],
    ['.env', 'RESET_PASSWORD_WITHIN=6.hours'],
    ['.env', 'LOGIN_PASSWORD_EVERY=30days'],
    ['a_test.dart', `//   Key = ${hex(64)}\n//   AES in GCM`],
    ['a.container', 'Secret=shop-jwt-secret,type=mount,uid=1000'],
    ['a.yaml', 'env:\n  TLS_SECRET: wildcard-shop-prod-2024'],
    ['a.yaml', 'env:\n  DB_SECRET: rds-postgres-credentials-2024'],
    ['a.py', "orbit_pass = 'ASCENDING'"],
    ['a.py', 'icon = get_theme_icon("CryptoKey", "Security24")'],
    ['a.ts', `import { PublicKey } from "@solana/web3.js";\nconst token = "${pick(base58, 44)}";`],
    ['Anchor.toml', `[programs.localnet]\nmy_token = "${pick(base58, 44)}"`],
  ],
});
