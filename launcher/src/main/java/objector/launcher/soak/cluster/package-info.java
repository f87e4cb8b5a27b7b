/// In come seconds and mails; out comes the proof that three brokers and two of each service lose
/// nothing and tell nothing twice, whichever process is killed, frozen or cut off. It must never
/// touch a process that it did not start.
///
/// [ClusterSoak] is the run, from start to outcome. Eleven processes are tried ([ClusterProcesses],
/// each a [ClusterMember]), and reach the brokers through gates of ours ([ClusterNetwork]), so that
/// one can be cut off. [ClusterDisturbance] is what befalls them; meanwhile mails come,
/// [ClusterPeople] join and [ClusterNews] come out. Who hears of these, [NewsHearing] decides.
@NullMarked
package objector.launcher.soak.cluster;

import org.jspecify.annotations.NullMarked;
