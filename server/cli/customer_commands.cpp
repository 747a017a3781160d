// Options of the commands about customers. Each option's environment name follows from its own.
#include "server/cli/customer_commands.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/config_file.hpp"

#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

namespace cli {
namespace {

template <class Options>
void need_data(CLI::App& command, const std::shared_ptr<Options>& options) {
    command.add_option("--data", options->data, "The data folder")
        ->required()
        ->envname(environment_name("data"));
}

void add_identity_commands(CLI::App& app, std::function<int()>& chosen) {
    auto* identity = app.add_subcommand("identity", "Keys that vouch for signed-in customers");
    identity->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, auto run, auto with) {
        auto options = std::make_shared<IdentityOptions>();
        auto* command = identity->add_subcommand(name, help);
        need_data(*command, options);
        with(*command, *options);
        command->callback([&chosen, options, run] { chosen = [=] { return run(*options); }; });
    };
    const auto of_site = [](CLI::App& command, IdentityOptions& options) {
        command.add_option("--site", options.site, "Name of the site")->capture_default_str();
    };
    add("secret", "Make a secret for HS256 and print it once", identity_secret, of_site);
    add("key", "Add an Ed25519 public key for EdDSA", identity_key,
        [&](CLI::App& command, IdentityOptions& options) {
            of_site(command, options);
            command.add_option("FILE", options.file, "The public key: PEM, base64 or hex")
                ->required();
        });
    add("list", "All keys", identity_list, [](CLI::App&, IdentityOptions&) {});
    add("retire", "Believe a key no longer", identity_retire,
        [](CLI::App& command, IdentityOptions& options) {
            command.add_option("--kid", options.kid, "Which one")->required();
        });
}

void add_person_commands(CLI::App& app, std::function<int()>& chosen) {
    const auto add = [&](const char* name, const char* help, auto run) {
        auto options = std::make_shared<PersonOptions>();
        auto* command = app.add_subcommand(name, help);
        need_data(*command, options);
        command->add_option("--customer", options->customer, "The customer's id")->required();
        command->callback([&chosen, options, run] { chosen = [=] { return run(*options); }; });
        return std::pair(command, options);
    };
    auto [exporting, to] =
        add("export", "All that is kept of one person, as a zip of JSON and a page",
            export_customer);
    exporting->add_option("FILE", to->file, "The zip; default: customer-ID.zip");
    auto [erasing, why] =
        add("erase", "Erase one person for good; prints the certificate", erase_customer);
    erasing->add_option("--reason", why->reason, "Stands in the certificate")
        ->capture_default_str();
}

}  // namespace

void add_customer_commands(CLI::App& app, std::function<int()>& chosen) {
    add_identity_commands(app, chosen);
    add_person_commands(app, chosen);
}

}  // namespace cli
