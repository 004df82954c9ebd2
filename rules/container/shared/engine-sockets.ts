/** The socket of a container engine, or the pipe of Docker on Windows. */
export const engineSocket = /(?:^|[/\\])(?:docker|containerd|podman|crio|cri-dockerd)\.sock$|pipe[/\\]+docker_engine/i;

/** Programs that manage containers and cannot work without it. */
export const needsSocket =
  /socket-proxy|traefik|portainer|watchtower|dozzle|autoheal|ouroboros|nginx-proxy|docker-gen|diun|cadvisor|swarmpit|dockge|caddy-docker-proxy|promtail|vector|netdata|datadog|ofelia/i;
