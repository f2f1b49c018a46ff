-- Prosody as the tests want it; startProsody fills in the rest.
run_as_root = true
daemonize = false
pidfile = "{{.Dir}}/prosody.pid"
data_path = "{{.Dir}}/data"
certificates = "{{.Dir}}"
log = { info = "{{.Dir}}/prosody.log" }

modules_enabled = {
	"roster", "saslauth", "tls", "dialback", "disco", "ping", "version", "time", "lastactivity",
	"carbons", "pep", "private", "blocklist", "vcard4", "vcard_legacy", "bookmarks",
	"mam", "smacks", "csi_simple", "register", "websocket", "adhoc", "uptime",
	"external_services", "server_contact_info", "posix",
}

-- Plain passwords, so that SCRAM is offered with both hash functions.
authentication = "internal_plain"
allow_unencrypted_plain_auth = true
c2s_require_encryption = false
s2s_require_encryption = false
s2s_secure_auth = false
allow_registration = true
archive_expires_after = "never"
external_services = { { type = "stun", transport = "udp", host = "localhost", port = 3478 } }
contact_info = { admin = { "xmpp:admin@localhost" } }
consider_websocket_secure = true
limits = {}

ssl = { certificate = "{{.Dir}}/server.crt", key = "{{.Dir}}/server.key" }
c2s_interfaces = { "127.0.0.1" }
c2s_ports = { {{.C2S}} }
s2s_interfaces = { "127.0.0.1" }
s2s_ports = { {{.S2S}} }
component_interfaces = { "127.0.0.1" }
component_ports = { {{.Component}} }
http_interfaces = { "127.0.0.1" }
http_ports = { {{.HTTP}} }
https_ports = {}
http_default_host = "localhost"

VirtualHost "localhost"
Component "rooms.localhost" "muc"
	modules_enabled = { "muc_mam" }
	muc_log_by_default = true
Component "pubsub.localhost" "pubsub"
	autocreate_on_publish = true
	autocreate_on_subscribe = true
Component "gateway.localhost"
	component_secret = "secret"
