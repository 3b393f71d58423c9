/**
 * Whose word to trust about a folder that was not given back. On a disk of this machine the kernel's lock says
 * everything. On a network drive the lock may have been known to the other machine only, so there a person decides.
 */

export interface LockOwner {
  readonly pid: number
  readonly host: string
  /** The kernel's id of this start of the machine; the same in all of its containers. */
  readonly boot: string
  readonly since: string
}

/** File systems that other machines write to as well: statfs(2), `f_type`. */
const networked = new Set([
  0x6969, // NFS
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x517b, // SMB
  0x01021997, // 9P
  0x65735546, // FUSE: sshfs, gcsfuse …
  0x00c36400, // Ceph
  0x5346414f, // AFS
  0x47504653, // GPFS
  0x0bd00bd0, // Lustre
])

/** Whether several machines may write to a file system of this type. */
export function isNetworked(type: number): boolean {
  return networked.has(type >>> 0)
}

/** Whether the one who holds the kernel's lock may also believe it, given the owner who left no farewell. */
export function mayTakeOver(before: LockOwner, me: LockOwner, fileSystemType: number): boolean {
  const sameMachine = before.host === me.host || (before.boot !== '' && before.boot === me.boot)
  return sameMachine || !isNetworked(fileSystemType)
}
