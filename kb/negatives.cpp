// The lines themselves.
#include "kb/negatives.hpp"

#include <array>

namespace kb {
namespace {

constexpr std::string_view english = R"(what is the capital of france
who won the world cup in 2014
how tall is mount everest
tell me a joke
sing me a song
what is the meaning of life
are you a robot
are you human
what is your name
how old are you
where do you live
do you love me
will you marry me
what is the weather like today
is it going to rain tomorrow
what time is it
what day is it today
set an alarm for seven in the morning
remind me to buy milk
play some music
turn off the lights
who is the president of the united states
how many people live in china
translate good morning to spanish
how do i cook rice
give me a recipe for pancakes
where is my cat
my dog is sick
i am bored
i am hungry
i feel sad today
i had a bad day
good morning
good night
hello
hi there
hey
thanks
thank you very much
ok
okay cool
yes
no
maybe
lol
haha
what
why
how
please
my
me
you
asdf qwer
asdfghjkl
qwertyuiop
blah blah blah
test
testing testing
foo bar baz
)";

constexpr auto blocks = std::to_array<NegativeLines>({{"en", english}});

}  // namespace

std::span<const NegativeLines> general_negatives() {
    return blocks;
}

}  // namespace kb
