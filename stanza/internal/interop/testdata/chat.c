/* A client of libstrophe that logs in, says something to itself, and compares
 * what comes back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strophe.h>

enum { COUNT = 20 };

struct chat {
    xmpp_ctx_t *ctx;
    int said, got;
};

static void text(char *to, size_t size, int number)
{
    snprintf(to, size, "%d <&'\"> \xe6\xbc\xa2\xe5\xad\x97", number);
}

static void say(xmpp_conn_t *conn, struct chat *chat)
{
    char body[64];
    xmpp_stanza_t *message =
        xmpp_message_new(chat->ctx, "chat", "ann@localhost", NULL);

    text(body, sizeof body, chat->said++);
    xmpp_message_set_body(message, body);
    xmpp_send(conn, message);
    xmpp_stanza_release(message);
}

static int heard(xmpp_conn_t *conn, xmpp_stanza_t *stanza, void *userdata)
{
    struct chat *chat = userdata;
    char want[64];
    char *body = xmpp_message_get_body(stanza);

    text(want, sizeof want, chat->said - 1);
    if (body != NULL && strcmp(body, want) == 0)
        chat->got++;
    xmpp_free(chat->ctx, body);
    if (chat->said < COUNT)
        say(conn, chat);
    else
        xmpp_disconnect(conn);
    return 1;
}

static void changed(xmpp_conn_t *conn, xmpp_conn_event_t event, int error,
                    xmpp_stream_error_t *stream_error, void *userdata)
{
    struct chat *chat = userdata;

    if (event != XMPP_CONN_CONNECT) {
        if (error != 0 || stream_error != NULL)
            fprintf(stderr, "disconnected: %d\n", error);
        xmpp_stop(chat->ctx);
        return;
    }
    if (!xmpp_conn_is_secured(conn))
        fprintf(stderr, "without TLS\n");
    xmpp_handler_add(conn, heard, NULL, "message", NULL, chat);
    xmpp_stanza_t *presence = xmpp_presence_new(chat->ctx);
    xmpp_send(conn, presence);
    xmpp_stanza_release(presence);
    say(conn, chat);
}

int main(int argc, char **argv)
{
    struct chat chat = {0};

    if (argc != 3)
        return 2;
    xmpp_initialize();
    chat.ctx = xmpp_ctx_new(NULL, xmpp_get_default_logger(XMPP_LEVEL_WARN));
    xmpp_conn_t *conn = xmpp_conn_new(chat.ctx);
    xmpp_conn_set_flags(conn, XMPP_CONN_FLAG_MANDATORY_TLS);
    xmpp_conn_set_cafile(conn, argv[2]);
    xmpp_conn_set_jid(conn, "ann@localhost");
    xmpp_conn_set_pass(conn, "secret");
    if (xmpp_connect_client(conn, "127.0.0.1", atoi(argv[1]), changed, &chat) != XMPP_EOK)
        return 1;
    xmpp_run(chat.ctx);
    xmpp_conn_release(conn);
    xmpp_ctx_free(chat.ctx);
    xmpp_shutdown();
    printf("echo: %d of %d\n", chat.got, COUNT);
    return chat.got != COUNT;
}
