# The built package, Node and git, and nothing else. Built and run, without a network, by:
#   npm ci && npm run build && docker build --tag policy-audit .
#   docker run --rm --network none --read-only --tmpfs /tmp --user "$(id -u)" --volume "$PWD:/repo:ro" policy-audit
FROM debian:trixie-slim@sha256:a29215f6a35e51e22adffa17f89e9d2ef06214e64a2bad10d765c46aea49f11f
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git nodejs \
    && rm -rf /var/lib/apt/lists/*
COPY dist /opt/policy-audit/dist
COPY package.json LICENSE /opt/policy-audit/
USER 10001:10001
WORKDIR /repo
ENTRYPOINT ["node", "/opt/policy-audit/dist/policy-audit.js"]
