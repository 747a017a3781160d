// The commands and their options, on CLI11. Each option's environment name follows from its own.
#include "server/cli/command_line.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/config_file.hpp"
#include "server/cli/customer_commands.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/print.hpp"
#include "server/cli/serve.hpp"

#include <cstring>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

namespace cli {
namespace {

// The command that was asked for; main calls it once everything is read.
using Chosen = std::function<int()>;

CLI::Option* setting(CLI::Option* option, const std::string& key) {
    return option->envname(environment_name(key))->capture_default_str();
}

void add_content_commands(CLI::App& app, Chosen& chosen) {
    auto content = std::make_shared<ContentOptions>();
    for (const bool checks : {true, false}) {
        auto* command = checks ? app.add_subcommand(
                                     "check", "Lint a content folder: errors, warnings, overlaps")
                               : app.add_subcommand("test", "Run every test of a content folder");
        setting(
            command->add_option("--content", content->content, "The content folder")->required(),
            "content");
        auto* format = command->add_option("--format", content->format, "text, json or junit");
        format->check(checks ? CLI::IsMember({"text", "json"})
                             : CLI::IsMember({"text", "json", "junit"}));
        command->callback([&chosen, content, checks] {
            chosen = [=] { return checks ? check(*content) : test(*content); };
        });
    }

    auto question = std::make_shared<AskOptions>();
    auto* ask_command = app.add_subcommand("ask", "Ask one question");
    setting(
        ask_command->add_option("--content", question->content, "The content folder")->required(),
        "content");
    ask_command->add_option("--lang", question->lang, "Language of the browser, as in de");
    ask_command->add_flag("--explain", question->explain, "Show the whole trace");
    ask_command->add_option("QUESTION", question->question, "What the customer writes")->required();
    ask_command->callback([&chosen, question] { chosen = [=] { return ask(*question); }; });

    auto lines = std::make_shared<MatchOptions>();
    auto* match_command = app.add_subcommand(
        "match", "Decide JSON lines from stdin: {\"text\":\"...\",\"lang\":\"en\"}");
    setting(
        match_command->add_option("--content", lines->content, "The content folder")->required(),
        "content");
    match_command->add_flag("--summary", lines->summary, "Say on stderr what the training found");
    match_command->callback([&chosen, lines] { chosen = [=] { return match(*lines); }; });

    auto folder = std::make_shared<std::string>();
    auto* schema_command =
        app.add_subcommand("schema", "Write the JSON Schemas of the content files");
    schema_command->add_option("DIR", *folder, "Where to")->required();
    schema_command->callback([&chosen, folder] { chosen = [=] { return schema(*folder); }; });

    app.add_subcommand("deadline", "The SLA clock: JSON lines from stdin")->callback([&chosen] {
        chosen = deadline;
    });

    auto feed = std::make_shared<HolidayOptions>();
    auto* holiday_command =
        app.add_subcommand("holidays", "Holidays of an iCal file as YAML for deskbell.yaml");
    holiday_command->add_option("FILE", feed->file, "The .ics file")->required();
    holiday_command->add_option("--years", feed->years, "How many, from this one on")
        ->capture_default_str();
    holiday_command->add_option("--calendar", feed->calendar,
                                "Of this calendar alone, as named under calendars:");
    holiday_command->callback([&chosen, feed] { chosen = [=] { return holidays(*feed); }; });
}

void add_user_command(CLI::App& people, Chosen& chosen, const char* name, const char* help,
                      int (*run)(const UserOptions&)) {
    auto user = std::make_shared<UserOptions>();
    auto* command = people.add_subcommand(name, help);
    setting(command->add_option("--data", user->data, "The data folder")->required(), "data");
    const bool adds = std::strcmp(name, "add") == 0;
    if (std::strcmp(name, "list") != 0)
        command->add_option("--email", user->email, "E-mail address")->required();
    if (adds) {
        command->add_option("--name", user->name, "Name, as customers see it")->required();
        command->add_option("--role", user->role, "admin, agent or viewer")->capture_default_str();
    }
    if (adds || std::strcmp(name, "password") == 0) {
        command->add_flag("--password-stdin", user->password_stdin,
                          "Read the password from stdin instead of making one");
    }
    command->callback([&chosen, user, run] { chosen = [=] { return run(*user); }; });
}

void add_data_commands(CLI::App& app, Chosen& chosen) {
    auto* people = app.add_subcommand("user", "People of the console")->require_subcommand(1);
    add_user_command(*people, chosen, "add", "Add somebody", user_add);
    add_user_command(*people, chosen, "list", "Who is there", user_list);
    add_user_command(*people, chosen, "disable", "Lock somebody out", user_disable);
    add_user_command(*people, chosen, "password", "Give somebody a new password", user_password);

    struct Row {
        const char* name;
        const char* help;
        int (*run)(const CopyOptions&);
        bool file;
    };
    for (const auto& row :
         {Row{"backup", "Copy the database into one file, also while it is served", backup, true},
          Row{"restore", "Put a backup into a data folder", restore, true},
          Row{"verify", "Check a data folder", verify, false}}) {
        auto copy = std::make_shared<CopyOptions>();
        auto* command = app.add_subcommand(row.name, row.help);
        setting(command->add_option("--data", copy->data, "The data folder")->required(), "data");
        if (row.file) command->add_option("FILE", copy->file, "The backup file")->required();
        if (row.run == restore)
            command->add_flag("--force", copy->force,
                              "Replace the database that is there (it is kept beside)");
        command->callback([&chosen, copy, run = row.run] { chosen = [=] { return run(*copy); }; });
    }
}

void add_serve(CLI::App& app, Chosen& chosen, std::string& config) {
    auto serving = std::make_shared<ServeOptions>();
    auto& line = serving->line;
    auto* command = app.add_subcommand("serve", "Run the service");
    auto add = [command](const std::string& key, auto& value, const std::string& help) {
        return setting(command->add_option("--" + key, value, help), key);
    };
    command->add_option("--config", config, "A file of settings, key = value");
    add("content", serving->content, "The content folder")->required();
    add("data", serving->data, "The folder for everything that is written")->required();
    add("listen", line.listen, "Address and port; port 0 takes a free one");
    add("threads", line.threads, "Network threads");
    add("origins", serving->origins, "Web origins that may show the widget, beside deskbell.yaml's")
        ->delimiter(',');
    add("trusted-proxies", line.trusted_proxies,
        "Networks whose X-Forwarded-* headers are believed")
        ->delimiter(',');
    add("log-level", serving->log_level, "debug, info, warn or error");
    add("session.ttl_days", serving->session_ttl_days,
        "How long a visitor's conversation can be resumed");
    setting(command->add_flag("--webhooks.allow_private", serving->webhooks_allow_private,
                              "Webhooks may go to loopback, private and link-local addresses"),
            "webhooks.allow_private");
    command->add_flag("--demo", serving->demo, "Serve the demo shop at /");
    auto& limits = line.limits;
    add("limits.frame_bytes", limits.frame_bytes, "One WebSocket message");
    add("limits.text_chars", limits.text_chars, "Characters of one chat message");
    add("limits.json_depth", limits.json_depth, "Nesting of JSON");
    add("limits.connections", limits.connections, "Connections open at once");
    add("limits.connections_per_ip", serving->connections_per_ip,
        "The same from one address; 0: the default of 200, off for this machine");
    add("limits.messages_per_minute", limits.messages_per_minute,
        "Per connection and per customer; 0: off");
    add("limits.outbox_bytes", limits.outbox_bytes, "Unread output before a peer is let go");
    add("limits.http_body_bytes", limits.http_body_bytes, "One request body");
    add("limits.http_header_bytes", limits.http_header_bytes, "One request head");
    auto& timeouts = line.timeouts;
    add("timeouts.handshake_s", timeouts.handshake_s, "From accept to a whole request");
    add("timeouts.ping_s", timeouts.ping_s, "Silence before a socket is asked whether it lives");
    add("timeouts.idle_s", timeouts.idle_s, "Silence before it is hung up");
    add("timeouts.drain_s", timeouts.drain_s, "What is in flight at a stop may take this long");
    command->callback([&chosen, serving] { chosen = [=] { return serve(*serving); }; });
}

// The config file has to be known before options look at the environment.
std::string config_named(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], "--config") == 0) return argv[i + 1];
    }
    const char* named = std::getenv("DESKBELL_CONFIG");
    return named ? named : "";
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("Deskbell: a customer-support chatbot and help desk.", "deskbell");
    app.set_version_flag("--version", DESKBELL_VERSION);
    app.require_subcommand(1);
    Chosen chosen;
    std::string config;
    add_serve(app, chosen, config);
    add_content_commands(app, chosen);
    add_editing_commands(app, chosen);
    add_data_commands(app, chosen);
    add_customer_commands(app, chosen);
    if (const auto named = config_named(argc, argv); !named.empty()) {
        if (const auto wrong = apply_config_file(named); !wrong.empty()) {
            error(wrong);
            return wrong_use;
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& why) {
        return app.exit(why) == 0 ? good : wrong_use;
    }
    return chosen();
}

}  // namespace cli
