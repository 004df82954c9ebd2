/** Folders that hold the system itself, whole or in any part. */
const wholly = /^(?:\/|\/etc|\/boot|\/dev|\/lib(?:64)?|\/proc|\/sys|\/usr|\/run|\/var\/run|\/var|\/root|\/home)$/;
const inAnyPart =
  /^\/(?:boot|proc|var\/lib\/(?:docker|containerd|kubelet|etcd)|etc\/(?:shadow|passwd|sudoers(?:\.d)?|kubernetes|docker|ssh|rancher)|dev\/(?:mem|kmem|sd[a-z]\d*|nvme\w*))(?:\/|$)/;
const credentials = /(?:^|\/)\.(?:ssh|aws|kube|docker|gnupg|azure|config\/gcloud)(?:\/|$)/;
const publicFile = /\/known_hosts$|\.pub$/;

export const isSensitivePath = (source: string): boolean => {
  const path = source.length > 1 ? source.replace(/(?<!\/)\/+$/, '') || '/' : source;
  if (wholly.test(path) || inAnyPart.test(path)) return true;
  return /^(?:~|\/|\$\{?(?:HOME|USERPROFILE)\b)/.test(path) && credentials.test(path) && !publicFile.test(path);
};

/** The gravest of them: with these, a container is the host. */
export const isSystemRoot = (source: string): boolean => /^(?:\/|\/etc|\/proc|\/sys|\/var\/run|\/run|\/root|\/var\/lib\/(?:docker|kubelet|etcd|containerd))\/?$/.test(source);
