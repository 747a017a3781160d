// The editors' commands and their options, on CLI11.
#include "server/cli/editing.hpp"

#include "server/cli/config_file.hpp"

#include <memory>

#include <CLI/CLI.hpp>

namespace cli {
namespace {

CLI::Option* setting(CLI::Option* option, const std::string& key) {
    return option->envname(environment_name(key))->capture_default_str();
}

void add_format(CLI::App& command, std::string& format) {
    command.add_option("--format", format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void add_calibrate(CLI::App& app, std::function<int()>& chosen) {
    auto options = std::make_shared<CalibrateOptions>();
    auto* command = app.add_subcommand(
        "calibrate", "Coverage at the target precision, and whether scores can be believed");
    setting(command->add_option("--content", options->content, "The content folder")->required(),
            "content");
    command->add_option("--data", options->data, "A data folder: counts what customers picked");
    command->add_option("--days", options->days, "How far to look back in it")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    add_format(*command, options->format);
    command->callback([&chosen, options] { chosen = [=] { return calibrate(*options); }; });
}

void add_diff(CLI::App& app, std::function<int()>& chosen) {
    auto options = std::make_shared<DiffOptions>();
    auto* command = app.add_subcommand(
        "diff", "Which messages change answer between two content folders, and why");
    setting(command->add_option("--content", options->content, "The new folder")->required(),
            "content");
    command->add_option("--against", options->against, "The old folder")->required();
    command->add_option("--messages", options->messages,
                        "More messages, JSON lines: {\"text\":\"...\",\"lang\":\"en\"}");
    add_format(*command, options->format);
    command->callback([&chosen, options] { chosen = [=] { return diff(*options); }; });
}

void add_past(CLI::App& app, std::function<int()>& chosen, const char* name, const char* help,
              int (*run)(const PastOptions&)) {
    auto options = std::make_shared<PastOptions>();
    auto* command = app.add_subcommand(name, help);
    setting(command->add_option("--content", options->content, "The content folder")->required(),
            "content");
    setting(command->add_option("--data", options->data, "The data folder")->required(), "data");
    command->add_option("--days", options->days, "How far to look back")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    if (run == gaps) {
        command->add_option("--limit", options->limit, "How many gaps, the dearest first")
            ->check(CLI::PositiveNumber)
            ->capture_default_str();
    }
    if (run == gaps) {
        command
            ->add_option("--format", options->format,
                         "text, json, or patch: all patches as one, for git apply")
            ->check(CLI::IsMember({"text", "json", "patch"}))
            ->capture_default_str();
    } else {
        add_format(*command, options->format);
    }
    command->callback([&chosen, options, run] { chosen = [=] { return run(*options); }; });
}

}  // namespace

void add_editing_commands(CLI::App& app, std::function<int()>& chosen) {
    add_calibrate(app, chosen);
    add_diff(app, chosen);
    add_past(app, chosen, "replay",
             "Past conversations against edited content: what improves, what breaks", replay);
    add_past(app, chosen, "gaps",
             "What customers asked in vain, the dearest first, each with a patch", gaps);
}

}  // namespace cli
