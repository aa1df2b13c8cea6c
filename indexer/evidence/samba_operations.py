"""The names of the operations that full_audit writes, of Samba 3.6 to 4.22, and what they do to a file. A table.

Source: `vfs_op_names` of the releases and lines recorded on 4.17. Names that are here and have no kind change neither
content nor name.
"""

from enum import StrEnum


class Kind(StrEnum):
    CREATE = "create"
    OVERWRITE = "overwrite"  # opened so that the old content is gone
    WRITE = "write"
    RENAME = "rename"
    REMOVE = "remove"
    LINK = "link"


CREATING = frozenset((b"create",))
OVERWRITING = frozenset((b"overwrite", b"overwrite_if", b"supersede"))

KINDS = {
    **dict.fromkeys(
        # an offload (copy made by the server) has no path before 4.19: the copy is seen by its creation
        (b"write", b"pwrite", b"pwrite_send", b"pwrite_recv", b"recvfile", b"ftruncate", b"fallocate", b"aio_write"),
        Kind.WRITE,
    ),
    **dict.fromkeys((b"rename", b"renameat"), Kind.RENAME),
    **dict.fromkeys((b"unlink", b"unlinkat", b"rmdir"), Kind.REMOVE),
    **dict.fromkeys((b"link", b"linkat"), Kind.LINK),
}

_OTHERS = """
connect disconnect disk_free get_quota set_quota get_shadow_copy_data statvfs fs_capabilities get_dfs_referrals
create_dfs_pathat read_dfs_pathat opendir fdopendir readdir seekdir telldir rewinddir mkdir mkdirat closedir open openat
create_file close read pread pread_send pread_recv lseek sendfile fsync fsync_send fsync_recv fsync_async stat fstat
lstat fstatat get_alloc_size chmod fchmod chown fchown lchown chdir getwd ntimes fntimes lock filesystem_sharemode
kernel_flock fcntl linux_setlease getlock symlink symlinkat readlink readlinkat mknod mknodat realpath chflags fchflags
file_id_create fs_file_id streaminfo fstreaminfo get_real_filename get_real_filename_at connectpath brl_lock_windows
brl_unlock_windows brl_cancel_windows strict_lock_check strict_lock strict_unlock translate_name parent_pathname fsctl
offload_read_send offload_read_recv offload_write_send offload_write_recv copy_chunk_send copy_chunk_recv
get_compression fget_compression set_compression snap_check_path snap_create snap_delete notify_watch aio_force
aio_read aio_return aio_cancel aio_error aio_fsync aio_suspend is_offline set_offline getxattr fgetxattr
getxattrat_send getxattrat_recv listxattr flistxattr removexattr fremovexattr setxattr fsetxattr get_nt_acl
get_nt_acl_at fget_nt_acl fset_nt_acl audit_file sys_acl_get_file sys_acl_get_fd sys_acl_blob_get_file
sys_acl_blob_get_fd sys_acl_set_file sys_acl_set_fd sys_acl_delete_def_file sys_acl_delete_def_fd durable_cookie
durable_disconnect durable_reconnect readdir_attr freaddir_attr get_dos_attributes fget_dos_attributes
get_dos_attributes_send get_dos_attributes_recv set_dos_attributes fset_dos_attributes chmod_acl fchmod_acl
"""
KNOWN = frozenset(KINDS) | frozenset(_OTHERS.encode().split())
