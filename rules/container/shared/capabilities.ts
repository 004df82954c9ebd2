/** Each of these gives a way out of the container, or into others. */
const dangerous = new Set(['ALL', 'SYS_ADMIN', 'SYS_PTRACE', 'SYS_MODULE', 'SYS_RAWIO', 'NET_ADMIN', 'NET_RAW', 'DAC_READ_SEARCH', 'BPF', 'SYS_BOOT', 'SYS_TIME', 'MAC_ADMIN']);

/** `cap_sys_admin` and `SYS_ADMIN` are one. */
export const capabilityName = (written: string): string => written.trim().toUpperCase().replace(/^CAP_/, '');

export const isDangerousCapability = (written: string): boolean => dangerous.has(capabilityName(written));

/** What a VPN cannot do its work without. */
export const isVpnImage = (image: string | undefined): boolean => /wireguard|openvpn|gluetun|tailscale|zerotier|wg-easy|vpn|netbird|headscale/i.test(image ?? '');
