import { phrases } from './phrases.js';

/** Ideas of the trade that are explained from knowledge, separated by commas. */
export const CONCEPTS = phrases(`
load average, load balancing, load balancer, zombie process, raid, raid 0, raid 1, raid 5, raid 6,
raid 10, tcp, udp, tcp/ip, dns, dhcp, ntp, tls, ssl,
vlan, vpn, nat, bgp, ospf, subnet, subnet mask, cidr, switch,
router, hub, firewall, reverse proxy, proxy, cdn, swap, swap space, inode,
inodes, kernel, container, containers, virtual machine, hypervisor, kubernetes, docker, pod,
cron, cron job, systemd, replication, replication lag, sharding, failover, high availability, rolling update,
canary deployment, blue/green deployments, blue/green deployment, blue-green deployment, production readiness, sla, slo, sli, rto,
rpo, latency, throughput, bandwidth, jitter, oom killer, page file, cache, race condition,
deadlock, load testing, smtp, imap, ldap, active directory, kerberos, ssh, ssh key,
san, nas, snapshot, incremental backup, full backup, redis, nginx, postgresql, rest api,
webhook, idempotency, mtu, arp, icmp, ping, traceroute, dmz, bastion host,
jump host, kerberos ticket, vlan trunk, trunk port, write-ahead logging, write ahead log, write-ahead log, raid6, raid5,
raid 60, reverse dns, round robin dns, load shedding, circuit breaker, connection pooling, connection pool, thin provisioning, hot standby,
warm standby, cold standby, quorum, split brain, split-brain, consensus, raft, zero trust, mfa,
2fa, oauth, saml, sso, single sign-on, certificate authority, mutual tls, mtls, public key,
private key, symmetric encryption, hash function, checksum, ecc memory, numa, hyperthreading, context switch, page fault,
buffer cache, journaling filesystem, lvm, iscsi, fibre channel, nfs, smb, group policy, gpo,
domain controller, wsus, winrm, powershell remoting, anycast, multicast, broadcast domain, spanning tree, stp,
lacp, link aggregation, port mirroring, span port, qos, mpls, sd-wan, ipsec, gre,
vxlan, arp spoofing, syn flood, ddos, honeypot, siem, ids, ips, waf,
etcd, ingress, service mesh, sidecar, helm chart, daemonset, statefulset, operator pattern, gitops,
continuous integration, continuous delivery, immutable infrastructure, chaos engineering, error budget, mttr, mtbf, runbook, postmortem,
cap theorem, acid, eventual consistency, two-phase commit, materialized view, index scan, query plan, vacuum, deadlocks,
race conditions, garbage collection, memory leak, core dump, strace, cgroup, cgroups, namespace, namespaces,
selinux, apparmor, chroot, sticky bit, umask, setuid, symlink, hard link, tmpfs,
swap file, oom, nat gateway, egress, port forwarding, dns cache, ttl, cname, mx record,
spf, dkim, dmarc, greylisting, open relay, webdav, grpc, graphql, websocket,
http/2, http/3, quic, keepalive, backpressure, rate limiting, thundering herd, cache stampede, bloom filter,
configuration drift, infrastructure as code, ci/cd
`);
